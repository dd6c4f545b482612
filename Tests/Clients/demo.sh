#!/usr/bin/env bash
# Issues and closes a real form of each kind as .docx, .xlsx, PDF and OFD, packs them for finance and QC, and verifies the packets.
set -euo pipefail
liandan=$1 out=$2
rm -rf "$out"
mkdir -p "$out"
"$liandan" init --company 皖江恒川机电设备有限公司 --holidays 2026 --register "$out/register"
month=$(TZ=UTC-8 date +%Y-%m)
for form in return-record service-report satisfaction-survey cost-approval maintenance-record; do
  "$liandan" issue "$form" "forms/examples/$form.json" --close --as docx,xlsx,pdf,ofd \
    --register "$out/register" --operator 演示 --out "$out/打印"
done
"$liandan" ledger --register "$out/register"
"$liandan" ledger --register "$out/register" --as xlsx --out "$out/台账.xlsx"
for keeper in 财务部 质检部; do
  "$liandan" pack --to "$keeper" --period "$month" --register "$out/register" --operator 演示 --out "$out/归档"
done
for packet in "$out"/归档/*.zip; do "$liandan" verify "$packet"; done
"$liandan" verify "$out/register"
cat <<EOF

一切就绪 · all done:
  各联文档 · printed copies   $out/打印/
  台账     · ledger           $out/台账.xlsx
  档案包   · packets          $out/归档/
  登记册   · register         $out/register/
EOF
