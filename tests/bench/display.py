"""A real X server for a measurement, and what a measurement does to it: press keys, look at pixels."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from ctypes import CDLL, POINTER, Structure, byref, c_char_p, c_int, c_ubyte, c_uint, c_ulong, c_void_p, string_at
from ctypes.util import find_library

WIDTH, HEIGHT = 1366, 768
ALL_PLANES = 0xFFFFFFFF
Z_PIXMAP = 2
MAGENTA = 0xFF00FF


@contextmanager
def display() -> Iterator[str]:
    """The name of an X server as large as an old laptop's screen; it ends with the block."""
    reading, writing = os.pipe()
    size = f"{WIDTH}x{HEIGHT}x24"
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", size, "-nolisten", "tcp", "-noreset"],
        pass_fds=[writing],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    with os.fdopen(reading) as answer:
        number = answer.readline().strip()
    try:
        yield f":{number}"
    finally:
        server.terminate()
        server.wait()


class _Image(Structure):
    _fields_ = (
        ("width", c_int),
        ("height", c_int),
        ("xoffset", c_int),
        ("format", c_int),
        ("data", POINTER(c_ubyte)),
        ("byte_order", c_int),
        ("bitmap_unit", c_int),
        ("bitmap_bit_order", c_int),
        ("bitmap_pad", c_int),
        ("depth", c_int),
        ("bytes_per_line", c_int),
    )


class Eye:
    """A client of its own on the server: it presses keys as a keyboard would and sees what everybody has painted."""

    def __init__(self, name: str) -> None:
        self._x, self._test = CDLL(find_library("X11") or "libX11.so.6"), CDLL(find_library("Xtst") or "libXtst.so.6")
        self._x.XOpenDisplay.restype = c_void_p
        self._x.XOpenDisplay.argtypes = [c_char_p]
        self._x.XDefaultRootWindow.restype = c_ulong
        self._x.XGetImage.restype = POINTER(_Image)
        self._x.XGetImage.argtypes = [c_void_p, c_ulong, c_int, c_int, c_uint, c_uint, c_ulong, c_int]
        self._x.XStringToKeysym.restype = c_ulong
        self._display = c_void_p(self._x.XOpenDisplay(name.encode()))
        if not self._display:
            raise SystemExit(f"no display {name}")
        self._root = c_ulong(self._x.XDefaultRootWindow(self._display))

    def press(self, key: str, *held: str) -> None:
        """Press and release ``key``, named as X names it (a, Return, Prior), while ``held`` are down."""
        for each in (*held, key):
            self._move(each, down=True)
        for each in (key, *reversed(held)):
            self._move(each, down=False)
        self._x.XFlush(self._display)

    def _move(self, key: str, *, down: bool) -> None:
        code = self._x.XKeysymToKeycode(self._display, c_ulong(self._x.XStringToKeysym(key.encode())))
        self._test.XTestFakeKeyEvent(self._display, c_uint(code), c_int(down), c_ulong(0))

    def paint_over(self) -> None:
        """Make the whole bare screen magenta, so that whatever is not is somebody's window."""
        self._x.XSetWindowBackground(self._display, self._root, c_ulong(MAGENTA))
        self._x.XClearWindow(self._display, self._root)
        self._x.XSync(self._display, c_int(0))

    def rows(self, step: int = 0) -> bytes:
        """The pixels of every ``step``-th line of the screen, four bytes each; five lines for 0."""
        every = step or HEIGHT // 6
        found = []
        for top in range(every // 2, HEIGHT, every):
            image = self._x.XGetImage(self._display, self._root, 0, top, WIDTH, 1, c_ulong(ALL_PLANES), Z_PIXMAP)
            found.append(string_at(image.contents.data, image.contents.bytes_per_line))
            self._x.XDestroyImage(image)
        return b"".join(found)

    def windows(self) -> int:
        """How many windows the bare screen has now."""
        root, parent, children, count = c_ulong(), c_ulong(), POINTER(c_ulong)(), c_uint()
        self._x.XQueryTree(self._display, self._root, byref(root), byref(parent), byref(children), byref(count))
        if children:
            self._x.XFree(children)
        return count.value


def covered(pixels: bytes) -> float:
    """The share of the pixels that is not magenta any more."""
    bare = sum(pixels[at : at + 3] == b"\xff\x00\xff" for at in range(0, len(pixels), 4))
    return 1 - bare / (len(pixels) // 4)
