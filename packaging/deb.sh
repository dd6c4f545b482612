#!/usr/bin/env bash
# Makes a Debian package of both programs, forms and templates; says where it lies.
#     deb.sh FOLDER_OF_PROGRAMS OUTPUT_FOLDER
set -euo pipefail
cd "$(dirname "$0")/.."
programs=$1 out=$2
version=$("$programs/liandan" --version | tr -dc '0-9.')
architecture=$(dpkg --print-architecture)
root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT
chmod 755 "$root"
install -D -s -m 755 -t "$root/usr/bin" "$programs/liandan" "$programs/liandan-desk"
install -d "$root/usr/share/liandan" "$root/DEBIAN"
cp -R forms templates "$root/usr/share/liandan/"
install -D -m 644 packaging/liandan-desk.service "$root/lib/systemd/system/liandan-desk.service"
install -D -m 644 packaging/liandan-desk.default "$root/etc/default/liandan-desk"
install -D -m 644 -t "$root/usr/share/doc/liandan" README.md README.en.md CHANGELOG.md SECURITY.md packaging/nginx.conf \
  packaging/Caddyfile
install -D -m 644 LICENSE "$root/usr/share/doc/liandan/copyright"
chmod -R u=rwX,go=rX "$root/usr" "$root/etc" "$root/lib"
echo /etc/default/liandan-desk >"$root/DEBIAN/conffiles"
cat >"$root/DEBIAN/control" <<EOF
Package: liandan
Version: $version
Architecture: $architecture
Maintainer: Liandan <liandan@localhost>
Installed-Size: $(du -sk "$root/usr" | cut -f1)
Depends: libc6 (>= 2.36), libstdc++6, libcrypt1, libxml2, libzip4, libsqlite3-0, libharfbuzz0b, libharfbuzz-subset0, libfontconfig1, zlib1g, libldap-2.5-0 | libldap2, adduser
Recommends: fonts-noto-cjk, fonts-babelstone-han, fonts-arphic-ukai, fonts-liberation
Suggests: nginx | caddy, libreoffice-writer-nogui
Section: office
Priority: optional
Description: forms of after-sales service: checked, numbered, printed in copies, archived
 Command line (liandan) and web desk (liandan-desk) of one register: forms by schema, numbers without
 gaps, copies as Word, Excel, PDF and OFD, packets for the archive that can be verified without it.
EOF
cat >"$root/DEBIAN/postinst" <<'EOF'
#!/bin/sh
set -e
if [ "$1" = configure ]; then
  getent passwd liandan >/dev/null || adduser --system --group --home /var/lib/liandan --no-create-home --quiet liandan
  install -d -o liandan -g liandan -m 750 /var/lib/liandan
  if [ -d /run/systemd/system ]; then
    systemctl daemon-reload
    # A new version goes on where the old one stopped; the first start is the administrator's.
    systemctl try-restart liandan-desk.service
  fi
fi
EOF
cat >"$root/DEBIAN/prerm" <<'EOF'
#!/bin/sh
set -e
if [ "$1" = remove ] && [ -d /run/systemd/system ]; then systemctl disable --now liandan-desk.service; fi
EOF
chmod 755 "$root/DEBIAN/postinst" "$root/DEBIAN/prerm"
mkdir -p "$out"
dpkg-deb --root-owner-group --build "$root" "$out/liandan_${version}_$architecture.deb" >/dev/null
echo "$out/liandan_${version}_$architecture.deb"
