#!/usr/bin/env bash
# Fills a register with the example forms and accounts for a desk to try; prints who may log in.
#     demo.sh LIANDAN LIANDAN_DESK FOLDER
set -euo pipefail
liandan=$1 desk=$2 out=$3
register=$out/register
password=liandan-demo-1
if [ ! -e "$register/register.sqlite" ]; then
  rm -rf "$out"
  mkdir -p "$out"
  "$liandan" init --company 皖江恒川机电设备有限公司 --holidays 2026 --register "$register" >/dev/null
  for form in service-request dispatch return-record service-report satisfaction-survey cost-approval \
    complaint revisit loan part-application work-order; do
    file=forms/examples/$form.json
    [ -e "$file" ] || continue
    "$liandan" issue "$form" "$file" --as pdf --register "$register" --operator 演示 --quiet --again >/dev/null 2>&1 || true
  done
  for form in return-record service-report satisfaction-survey maintenance-record; do
    "$liandan" issue "$form" "forms/examples/$form.json" --close --as pdf --register "$register" --operator 演示 --quiet --again \
      >/dev/null 2>&1
  done
  printf %s "$password" >"$out/password"
  add() { "$desk" user add "$1" --name "$2" --register "$register" --password-file "$out/password" "${@:3}" >/dev/null; }
  add admin 管理员 --role 管理
  add wang 王建国 --role 填单 --role 批量
  add li 李现场 --role 现场
  add zhao 赵部长 --role 审批:部门负责人
  add qian 钱总监 --role 审批:分管领导 --role 审批:总经理
  add sun 孙财务 --role 财务 --role 审批:财务
  add zhou 周质检 --role 质检
  add zheng 郑设计 --role 设计
  add shen 沈审计 --role 审计
  rm "$out/password"
fi
cat <<EOF
账号 · accounts（密码 · password：$password）
  wang  填单、批量 · fills in, lists        li    现场 · on site
  zhao  审批（部门负责人）· approves first    qian  审批（分管领导、总经理）· approves
  sun   财务：归档、审批 · finance           zhou  质检：归档 · QC
  zheng 表单设计 · form design              shen  审计 · audit         admin  账号 · accounts
按 Ctrl-C 停止 · stop it with Ctrl-C
EOF
