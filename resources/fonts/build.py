"""Builds the bundled faces again from the packages they come from; needed only when a face is to change.

    apt-get download texlive-lang-chinese fonts-dejavu-core unicode-data
    npm pack @expo-google-fonts/noto-serif-sc
    python resources/fonts/build.py DIRECTORY-OF-THE-FOUR-PACKAGES

Every package and every result has its digest below; the script stops at the first one that differs. Nothing at run
time imports this file. It was last run with fontTools 4.68.0.
"""

from __future__ import annotations

import bz2
import hashlib
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont, newTable

HERE = Path(__file__).parent

PACKAGES = {
    "texlive-lang-chinese_2022.20230122-1_all.deb": (
        "9cfa07bd44e7b9098e26f0ecac1b5ad210d2249d474c8074d53de92d650b0ec0"
    ),
    "fonts-dejavu-core_2.37-6_all.deb": "8892669e51aab4dc56682c8e39d8ddb7d70fad83c369344e1e240bf3ca22bb76",
    "unicode-data_15.0.0-1_all.deb": "5efef23bbb1c6a133ecbdd63a2cfa07159ccacf5466a49e2426101c5ecd691fc",
    "expo-google-fonts-noto-serif-sc-0.4.3.tgz": ("ff6bcf5ba68d92dfecc05544bb150f9e724741a932354a0dd97e7289c40a3f5e"),
}
"""What goes in: name of the package file → SHA-256."""

SOURCES = {
    "FandolFang-Regular.otf": "d838ad32ce2244d8144f408c37fe71065aba6fbbc80759a4d2aa2033948d5bc9",
    "NotoSerifSC_300Light.ttf": "a86e5cabd0c0b9bd656ff9c3e437bec6519fc7b149e845192edd8075b07789eb",
    "NotoSerifSC_700Bold.ttf": "9c6a2ba736e4b499c84f65ce366bd3625c0401885fd3e585ace50fb738b96ff6",
    "DejaVuSans.ttf": "abdc775b21b1bc470d50c97e790d276f2054b7504e56e5bd3e64f48d68582322",
}
"""The font files inside those packages → SHA-256."""

MAX_ERROR = 1.0
"""Largest distance, in thousandths of an em, between a cubic outline and the quadratic one that replaces it."""

KEPT_SYMBOLS = (
    *range(0x20, 0x7F),
    *range(0xA0, 0x180),
    *range(0x2000, 0x2070),
    *range(0x2100, 0x2150),
    *range(0x2160, 0x2180),
    *range(0x2460, 0x2500),
    *range(0x3000, 0x3040),
    *range(0x3200, 0x3400),
    *range(0xFF00, 0xFFF0),
)
"""What the title face keeps beside the 8105 characters: Latin, punctuation, Roman and circled numbers, units."""


def digest(path: Path) -> str:
    """Return the SHA-256 of a file in hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def unpack(packages: Path, into: Path) -> dict[str, Path]:
    """Unpack the four packages and return the wanted files by name; stop if any digest differs."""
    for name, expected in PACKAGES.items():
        package = packages / name
        if digest(package) != expected:
            sys.exit(f"{name} is not the package this was written for")
        if package.suffix == ".deb":
            subprocess.run(["/usr/bin/dpkg", "-x", str(package), str(into)], check=True)
        else:
            with tarfile.open(package) as archive:
                archive.extractall(into, filter="data")
    found = {path.name: path for path in into.rglob("*") if path.name in {*SOURCES, "Unihan_OtherMappings.txt.bz2"}}
    for name, expected in SOURCES.items():
        if digest(found[name]) != expected:
            sys.exit(f"{name} is not the file this was written for")
    return found


def common_characters(unihan: Path) -> set[int]:
    """Return the 8105 characters of 通用规范汉字表, which Unihan marks with kTGH."""
    lines = bz2.decompress(unihan.read_bytes()).decode("utf-8").splitlines()
    return {
        int(line.split("\t")[0].removeprefix("U+"), 16)
        for line in lines
        if "\tkTGH\t" in line and not line.startswith("#")
    }


def quadratic(source: Path, target: Path) -> None:
    """Write the CFF font at `source` with TrueType outlines; character map, advances and names stay as they are."""
    font = TTFont(source, recalcTimestamp=False)
    order = font.getGlyphOrder()
    drawn = font.getGlyphSet()
    glyphs = {}
    for name in order:
        pen = TTGlyphPen(drawn)
        drawn[name].draw(Cu2QuPen(pen, MAX_ERROR, reverse_direction=True))
        glyphs[name] = pen.glyph()
    for tag in ("CFF ", "VORG"):
        if tag in font:
            del font[tag]
    font["loca"] = newTable("loca")
    font["glyf"] = glyf = newTable("glyf")
    glyf.glyphOrder = order
    glyf.glyphs = glyphs
    font["maxp"] = maxp = newTable("maxp")
    maxp.tableVersion = 0x00010000
    for field in (
        "maxTwilightPoints",
        "maxStorage",
        "maxFunctionDefs",
        "maxInstructionDefs",
        "maxStackElements",
        "maxSizeOfInstructions",
    ):
        setattr(maxp, field, 0)
    maxp.maxZones = 1
    maxp.maxComponentElements = max(len(getattr(glyph, "components", ())) for glyph in glyphs.values())
    font["post"].formatType = 3.0
    font.sfntVersion = "\000\001\000\000"
    for name in order:
        glyph = glyf[name]
        glyph.recalcBounds(glyf)
        advance, _ = font["hmtx"][name]
        font["hmtx"][name] = (advance, getattr(glyph, "xMin", 0))
    font.save(target)


def trimmed(source: Path, target: Path, characters: set[int]) -> None:
    """Write the font at `source` with only `characters`, without hints and layout features."""
    options = Options()
    options.layout_features = []
    options.hinting = False
    options.notdef_outline = True
    options.name_IDs = ["*"]
    options.drop_tables += ["GSUB", "GPOS", "GDEF", "BASE", "vhea", "vmtx", "STAT"]
    font = TTFont(source, recalcTimestamp=False)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=characters)
    subsetter.subset(font)
    font.save(target)


def main() -> None:
    """Write the four faces beside this file and print their digests."""
    with tempfile.TemporaryDirectory() as folder:
        found = unpack(Path(sys.argv[1]), Path(folder))
        quadratic(found["FandolFang-Regular.otf"], HERE / "FandolFang-Regular.ttf")
        wanted = common_characters(found["Unihan_OtherMappings.txt.bz2"]) | set(KEPT_SYMBOLS)
        trimmed(found["NotoSerifSC_700Bold.ttf"], HERE / "NotoSerifSC-700-8105.ttf", wanted)
        (HERE / "NotoSerifSC-300.ttf").write_bytes(found["NotoSerifSC_300Light.ttf"].read_bytes())
        (HERE / "DejaVuSans.ttf").write_bytes(found["DejaVuSans.ttf"].read_bytes())
    for face in sorted(HERE.glob("*.ttf")):
        sys.stdout.write(f"{digest(face)}  {face.name}\n")


if __name__ == "__main__":
    main()
