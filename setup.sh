#!/bin/sh
# Makes .venv what requirements.lock says and puts the `huishen` command into it; asks nothing of the network when it
# already is. Exit: 0 ready; 3 the system lacks something that only its owner can add; 4 packages could not be fetched.
set -eu
cd "$(dirname "$0")"
export LC_ALL=C.UTF-8 PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_USER=0
quiet='--quiet --quiet'   # errors only, but progress for whoever watches
[ ! -t 2 ] || quiet=

say() { printf '%s\n%s\n' "$1" "$2" >&2; }

# ---- Python: the default one if it will do, else a numbered one beside it
supported='import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))'
python=
for candidate in python3 python3.13 python3.12 python3.11; do
    if command -v "$candidate" >/dev/null && "$candidate" -c "$supported" 2>/dev/null; then
        python=$candidate
        break
    fi
done
if [ -z "$python" ]; then
    say "会审需要 Python 3.11、3.12 或 3.13；本机为：$(python3 -V 2>/dev/null || echo 无)。请先安装其中一个。" \
        "Huishen needs Python 3.11, 3.12 or 3.13; none was found here. Please install one of them."
    exit 3
fi

# ---- System libraries: looked for by what is needed, not by package name, so that other systems can pass too
libraries=$(PATH="$PATH:/usr/sbin:/sbin" ldconfig -p 2>/dev/null || :)
missing=
has_library() { case $libraries in *"	$1 "*) ;; *) return 1 ;; esac; }
library() { has_library "$1" || missing="$missing $2"; }
command_of() { command -v "$1" >/dev/null || missing="$missing $2"; }

library libEGL.so.1 libegl1
library libGL.so.1 libgl1
library libglib-2.0.so.0 libglib2.0-0
library libdbus-1.so.3 libdbus-1-3
library libfontconfig.so.1 libfontconfig1
library libxkbcommon.so.0 libxkbcommon0
library libxkbcommon-x11.so.0 libxkbcommon-x11-0
library libxcb-cursor.so.0 libxcb-cursor0
library libxcb-icccm.so.4 libxcb-icccm4
library libxcb-keysyms.so.1 libxcb-keysyms1
library libxcb-shape.so.0 libxcb-shape0
command_of Xvfb xvfb   # the tests open a real window on a display of their own
command_of xauth xauth
command_of openbox openbox   # whose windows are managed as on a desktop
command_of xdotool xdotool   # and worked by keys
command_of xclip xclip       # and from the clipboard
command_of xrandr x11-xserver-utils   # and whose second screen is unplugged and plugged in again
"$python" -c 'import ensurepip, venv' 2>/dev/null || [ -e .venv/packages ] || missing="$missing $python-venv"

# A screen font with simplified glyphs: any will do; MicroHei is the smallest that is packaged (1.6 MB, Noto is 56 MB).
has_chinese_font() {
    if command -v fc-list >/dev/null; then
        [ -n "$(fc-list :lang=zh-cn family)" ]
    else
        find /usr/share/fonts /usr/local/share/fonts -iname '*wqy*' -o -iname '*cjk*' -o -iname '*droid*fallback*' \
            -o -iname '*sourcehan*' -o -iname '*han-s*' 2>/dev/null | grep -q .
    fi
}
has_chinese_font || missing="$missing fonts-wqy-microhei"

if [ -n "$missing" ]; then
    if ! command -v apt-get >/dev/null; then
        say "缺少以下系统组件（Debian 的包名），请用本系统的方式安装：$missing" \
            "Missing from this system (by Debian's names), please install them its own way:$missing"
        exit 3
    fi
    root=
    if [ "$(id -u)" -ne 0 ]; then
        root=sudo
        if ! command -v sudo >/dev/null || { [ ! -t 0 ] && ! sudo -n true 2>/dev/null; }; then
            say "缺少系统组件，需要管理员执行下面一行，然后重新运行：" \
                "System packages are missing; let an administrator run this line, then start again:"
            printf '    apt-get install --no-install-recommends%s\n' "$missing" >&2
            exit 3
        fi
    fi
    say "正在安装系统组件：$missing" "Installing system packages:$missing"
    $root apt-get update -qq || say "软件源未能全部更新，继续尝试安装。" "Not every package list could be updated; going on."
    # Newer releases carry the same library under a name for 64-bit time.
    if apt-cache show libglib2.0-0t64 >/dev/null 2>&1; then
        missing=$(printf '%s' "$missing" | sed 's/libglib2\.0-0\b/libglib2.0-0t64/')
    fi
    # shellcheck disable=SC2086 # the names are words
    if ! $root env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends $missing >&2; then
        say "系统组件未能安装，请由管理员执行：apt-get install --no-install-recommends$missing" \
            "The system packages could not be installed; let an administrator run the line above."
        exit 3
    fi
fi

# ---- Packages: again only when the lock, or the Python that holds them, has changed
digest() { sha256sum | cut -d ' ' -f 1; }
if [ -d .venv ] && ! .venv/bin/python -c "$supported" 2>/dev/null; then
    rm -rf .venv   # its Python was removed or replaced with the system's
fi
[ -x .venv/bin/python ] || "$python" -m venv .venv
packages=$({ cat requirements.lock; .venv/bin/python -V; } | digest)
if [ "$(cat .venv/packages 2>/dev/null)" != "$packages" ]; then
    say "正在下载并安装锁定的软件包（约 150 MB）……" "Fetching and installing the locked packages (about 150 MB) ..."
    # shellcheck disable=SC2086 # options, possibly none
    if ! .venv/bin/python -m pip install $quiet --require-hashes --only-binary :all: -r requirements.lock >&2; then
        say "软件包未能装好：请检查网络后重新运行，已完成的部分不会重做。" \
            "The packages could not be installed: check the network and run again; what is done is kept."
        exit 4
    fi
    printf '%s\n' "$packages" >.venv/packages
fi

# ---- The program itself, in place: again when its metadata changed or the folder was moved; never needs the network
project=$({ cat pyproject.toml .venv/packages; pwd -P; } | digest)
if [ "$(cat .venv/project 2>/dev/null)" != "$project" ]; then
    .venv/bin/python -m pip install --quiet --quiet --no-index --no-deps --no-build-isolation --editable . >&2
    printf '%s\n' "$project" >.venv/project
fi
