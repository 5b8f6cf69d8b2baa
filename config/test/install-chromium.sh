#!/bin/sh
# The browser tests drive Debian's Chromium; Chinese pages need a font. Installs both by name where that is possible.
set -eu

if [ -x /usr/bin/chromium ]; then
    exit 0
fi
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq
    apt-get install -y -qq --no-install-recommends chromium fonts-noto-cjk
    exit 0
fi
echo "The browser tests need /usr/bin/chromium. Install it and a CJK font first, on Debian or Ubuntu:" >&2
echo "    sudo apt-get install --no-install-recommends chromium fonts-noto-cjk" >&2
exit 1
