#!/bin/sh
# Saves the shipped templates as LibreOffice writes them; the files are kept, so that tests need no LibreOffice.
# Make them anew when a template in templates/ changes: tests compare what both render.
set -eu
cd "$(dirname "$0")"
profile=$(mktemp -d)
trap 'rm -rf "$profile"' EXIT
soffice "-env:UserInstallation=file://$profile" --headless --convert-to "docx:MS Word 2007 XML" --outdir . \
  $(ls ./*.docx | sed 's|^\.|../../../templates|')
soffice "-env:UserInstallation=file://$profile" --headless --convert-to "xlsx:Calc MS Excel 2007 XML" --outdir . \
  $(ls ./*.xlsx | sed 's|^\.|../../../templates|')
