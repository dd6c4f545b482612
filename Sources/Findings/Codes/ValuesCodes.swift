extension FindingArea {
  /// Codes of what is filled into a form.
  package static let values = FindingArea(
    "values", LocalizedText("填写的内容", hant: "填寫的內容", en: "values of a form"),
    #"""
    required error
      必须填写的一项没有填 | 必須填寫的一項沒有填 | a value that must be filled in is missing
      例 必须填写 | 必須填寫 | must be filled in
      → 填上这一项；由公式算出的项，补齐它用到的各项 | 填上這一項；由公式算出的項，補齊它用到的各項 | fill it in; where it is calculated, fill in what it depends on

    column-missing error
      清单里没有一列，是每份单都必须填写的 | 清單裡沒有一欄，是每份單都必須填寫的 | a list has no column for a value that every form needs
      例 必须填写，清单里却没有这一列 | 必須填寫，清單裡卻沒有這一欄 | must be filled in, but the list has no such column
      → 加上这一列，或改正写错的标题 | 加上這一欄，或改正寫錯的標題 | add the column, or correct its heading

    constraint error
      值不符合表单对这一项的要求 | 值不符合表單對這一項的要求 | the value breaks the form's rule for this field
      例 “0”不符合要求：. > 0 | 「0」不符合要求：. > 0 | '0' does not meet the rule: . > 0
      → 按提示的要求改正 | 按提示的要求改正 | correct it as the message says

    reference-missing varies
      引用的编号不在台账里 | 引用的編號不在台帳裡 | a reference names no form of the register
      例 台账里没有编号 PG-2026-000012 | 台帳裡沒有編號 PG-2026-000012 | the register has no number PG-2026-000012
      → 照提示改正编号；确实没有登记的，profile.yaml 里可写 references: off | 照提示改正編號；確實沒有登記的，profile.yaml 裡可寫 references: off | correct the number; references: off in profile.yaml says that such numbers are not looked at

    reference-void varies
      引用的单据已作废 | 引用的單據已作廢 | a reference names a form that is void
      例 PG-2026-000012 已作废 | PG-2026-000012 已作廢 | PG-2026-000012 is void
      → 改填重开的那一份的编号 | 改填重開的那一份的編號 | give the number of the form that took its place

    reference-form varies
      引用的是别的表单的编号 | 引用的是別的表單的編號 | a reference names a form of another kind
      例 FC-2026-000001 是 return-record 的编号，这里应填 dispatch 的 | FC-2026-000001 是 return-record 的編號，這裡應填 dispatch 的 | FC-2026-000001 is a number of return-record; here one of dispatch is needed
      → 改填这种表单的编号 | 改填這種表單的編號 | give a number of that form

    reference-differs warning
      填的与引用的单据上的不同 | 填的與引用的單據上的不同 | a value differs from that of the form referred to
      例 填的是“甲公司”，引用的单据上是“乙公司” | 填的是「甲公司」，引用的單據上是「乙公司」 | '甲公司' is given; the form referred to has '乙公司'
      → 核对两份单据；不填这一项，就取引用的单据上的 | 核對兩份單據；不填這一項，就取引用的單據上的 | compare the two forms; left empty, the field takes the other form's value

    wrong-type error
      内容的种类不对：该写一个值的写了列表，该写文字的写了别的 | 內容的種類不對：該寫一個值的寫了清單，該寫文字的寫了別的 | content is of the wrong kind: a list instead of a value, say, or something else instead of a text
      例 应填一个值，给的是列表 | 應填一個值，給的是清單 | expected a value, found a list
      → 换成提示里说的种类；表单定义按提示的行和列改正 | 換成提示裡說的種類；表單定義按提示的列和字改正 | give what the message asks for; correct a schema at its line and column

    unknown-key error
      有不认识的项目或键 | 有不認識的項目或鍵 | there is a key that is not known
      例 “返厂产品处理记录表”里没有“客户名程”这一项 | 「返廠產品處理記錄表」裡沒有「客户名程」這一項 | 'return record' has no field '客户名程'
      → 照提示改成相近的名称，或删去；表单的各项可用 liandan describe 查看 | 照提示改成相近的名稱，或刪去；表單的各項可用 liandan describe 檢視 | use the similar name that the message offers, or delete it; liandan describe lists a form's fields

    ambiguous-key error
      几项的标签相同，分不清填的是哪一项 | 幾項的標籤相同，分不清填的是哪一項 | several fields have this label
      例 有 2 项都叫“日期”，分不清是哪一项 | 有 2 項都叫「日期」，分不清是哪一項 | 2 fields are labelled '日期'
      → 改用字段的标识 | 改用欄位的識別碼 | use the field's id

    duplicate-key error
      同一项写了两次 | 同一項寫了兩次 | the same key is given twice
      例 “数量”给了两次 | 「数量」給了兩次 | '数量' is given twice
      → 只留一个 | 只留一個 | keep one of them

    unknown-choice error
      填的不是这一项的选项 | 填的不是這一項的選項 | the value is not one of the choices
      例 没有“维护”这个选项 | 沒有「维护」這個選項 | '维护' is not one of the choices
      → 照提示从选项里选 | 照提示從選項裡選 | choose one of those the message lists

    duplicate-choice error
      同一个选项选了两次 | 同一個選項選了兩次 | a choice is given twice
      例 “维修”选了两次 | 「維修」選了兩次 | 'Repair' is chosen twice
      → 只留一个 | 只留一個 | keep one of them

    not-a-date error
      看不懂日期 | 看不懂日期 | the date cannot be read
      例 “三月”不是有效的日期 | 「三月」不是有效的日期 | '三月' is not a valid date
      → 写成 2026-03-05、2026.3.5 或 2026年3月5日，年份四位 | 寫成 2026-03-05、2026.3.5 或 2026年3月5日，年份四位 | write 2026-03-05, 2026.3.5 or 2026年3月5日, with four digits for the year

    date-too-early error
      日期早得不可能 | 日期早得不可能 | the date is too early to be meant
      例 1026-11-20 早于 1900 年 | 1026-11-20 早於 1900 年 | 1026-11-20 is before 1900
      → 核对年份 | 核對年份 | check the year

    time-in-date error
      只填日期的一项写了几点几分 | 只填日期的一項寫了幾點幾分 | a field for a day was given a time
      例 这一项只填日期，09:20 没有地方记 | 這一項只填日期，09:20 沒有地方記 | only a date belongs here, without the time 09:20
      → 去掉时间 | 去掉時間 | leave the time out

    time-missing error
      要写明几点几分的一项只写了日期 | 要寫明幾點幾分的一項只寫了日期 | a field for a moment was given a day alone
      例 只有日期，还要写明几点几分 | 只有日期，還要寫明幾點幾分 | the time of day is missing
      → 补上时间，如 2026-03-05 09:30 | 補上時間，如 2026-03-05 09:30 | add the time, as in 2026-03-05 09:30

    not-a-number error
      该填数字、金额或整数的一项看不懂 | 該填數字、金額或整數的一項看不懂 | the number or amount cannot be read
      例 “12,34”不是金额 | 「12,34」不是金額 | '12,34' is not an amount
      → 写成 12.5、1680.32 这样的数 | 寫成 12.5、1680.32 這樣的數 | write a number such as 12.5 or 1680.32

    not-integer error
      应填整数，填的有小数 | 應填整數，填的有小數 | a whole number is wanted
      例 应填整数，2.5 有小数 | 應填整數，2.5 有小數 | 2.5 is not a whole number
      → 填整数 | 填整數 | give a whole number

    too-many-decimals error
      小数位太多（金额精确到分） | 小數位太多（金額精確到分） | there are too many decimals (amounts have two)
      例 金额精确到分，1680.325 的小数太多 | 金額精確到分，1680.325 的小數太多 | amounts have two decimals; 1680.325 has more
      → 核对后四舍五入到规定的位数 | 核對後四捨五入到規定的位數 | check it and round it

    too-large error
      数太大 | 數太大 | the number is too large
      例 9999999999999 太大，绝对值不能超过 1,000,000,000,000 | 9999999999999 太大，絕對值不能超過 1,000,000,000,000 | 9999999999999 is too large: the limit is 1,000,000,000,000 either way
      → 核对有没有多打几位 | 核對有沒有多打幾位 | check whether digits were added by mistake

    number-for-text error
      该是文字的号码存成了数，超过 15 位的数字已经丢失 | 該是文字的號碼存成了數，超過 15 位的數字已經遺失 | a code was stored as a number, and digits beyond the fifteenth are lost
      例 这里存成了数 110101199003077000，超过 15 位的数字已经丢失 | 這裡存成了數 110101199003077000，超過 15 位的數字已經遺失 | this is stored as the number 110101199003077000; digits beyond the 15th are already lost
      → 把单元格设为“文本”后重新填写 | 把儲存格設為「文字」後重新填寫 | format the cell as text and type it again

    control-character error
      文字里有不能打印的控制字符 | 文字裡有不能列印的控制字元 | the text holds a control character, which cannot be printed
      例 含有不能打印的控制字符 U+0007 | 含有不能列印的控制字元 U+0007 | holds the control character U+0007
      → 删去后重新填写 | 刪去後重新填寫 | delete it and type the text again

    direction-character warning
      文字里有改变书写方向的不可见字符，印出的次序可能与实际不同 | 文字裡有改變書寫方向的不可見字元，印出的次序可能與實際不同 | an invisible character changes the direction of the text, so that it may print in another order
      例 含有改变文字方向的字符 U+202E，印出的次序和实际的可能不同 | 含有改變文字方向的字元 U+202E，印出的次序和實際的可能不同 | holds U+202E, which turns the direction of the text: it may look other than it is
      → 删去看不见的方向符，重新填写 | 刪去看不見的方向符，重新填寫 | delete the invisible character and type the text again

    too-long error
      文字太长 | 文字太長 | the text is too long
      例 有 260 个字，最多 200 个字 | 有 260 個字，最多 200 個字 | 260 characters; at most 200 are allowed
      → 写短一些 | 寫短一些 | shorten it

    line-break warning
      应是一行的文字里有换行 | 應是一行的文字裡有換行 | a text of one line holds a line end
      例 这一项应是一行，填的文字里有换行 | 這一項應是一行，填的文字裡有換行 | a line break in a text of one line
      → 改成一行 | 改成一行 | write it on one line

    stamp-value warning
      印章一项填了内容，不会保存 | 印章一項填了內容，不會儲存 | a field for a stamp was filled in; it is not kept
      例 印章盖在打印出的纸上，这里填的内容不保存 | 印章蓋在列印出的紙上，這裡填的內容不保存 | a stamp is set on the printed paper; what is given here is not kept
      → 去掉这一项：印章盖在打印出的纸上 | 去掉這一項：印章蓋在列印出的紙上 | leave it out: the stamp goes on the printed paper

    bad-phone error
      不是有效的电话号码 | 不是有效的電話號碼 | the telephone number is malformed
      例 “1380013800”不是有效的电话号码 | 「1380013800」不是有效的電話號碼 | '1380013800' is not a telephone number
      → 手机写 11 位，座机写 010-62345678 或 010-62345678-1234 | 手機寫 11 位，市話寫 010-62345678 或 010-62345678-1234 | write 11 digits for a mobile, or 010-62345678 or 010-62345678-1234

    bad-email error
      不是有效的电子邮件地址 | 不是有效的電子郵件地址 | the e-mail address is malformed
      例 “何婷@”不是有效的电子邮件地址 | 「何婷@」不是有效的電子郵件地址 | '何婷@' is not an e-mail address
      → 写成 name@example.com 这样 | 寫成 name@example.com 這樣 | write it as name@example.com

    bad-uscc error
      不是有效的统一社会信用代码 | 不是有效的統一社會信用代碼 | the unified social credit code is malformed
      例 “91340800MA2”不是有效的统一社会信用代码 | 「91340800MA2」不是有效的統一社會信用代碼 | '91340800MA2' is not a unified social credit code
      → 应是 18 位数字和大写字母，没有 I、O、S、V、Z | 應是 18 位數字和大寫字母，沒有 I、O、S、V、Z | 18 digits and capital letters, without I, O, S, V and Z

    bad-id-card error
      不是有效的身份证号 | 不是有效的身份證號 | the identity number is malformed
      例 “1101011990”不是有效的身份证号 | 「1101011990」不是有效的身份證號 | '1101011990' is not an identity number
      → 应是 17 位数字加一位数字或 X | 應是 17 位數字加一位數字或 X | 17 digits, then a digit or X

    bad-vin error
      不是有效的车辆识别代号 | 不是有效的車輛識別代號 | the vehicle identification number is malformed
      例 “LSV123”不是有效的车辆识别代号 | 「LSV123」不是有效的車輛識別代號 | 'LSV123' is not a vehicle identification number
      → 应是 17 位数字和大写字母，没有 I、O、Q | 應是 17 位數字和大寫字母，沒有 I、O、Q | 17 digits and capital letters, without I, O and Q

    bad-plate error
      不是有效的车牌号 | 不是有效的車牌號 | the number plate is malformed
      例 “京A0059”不是有效的车牌号 | 「京A0059」不是有效的車牌號 | '京A0059' is not a number plate
      → 写成 京A00599 或新能源 京AD92035 这样 | 寫成 京A00599 或新能源 京AD92035 這樣 | write it as 京A00599, or 京AD92035 for new energy

    check-digit varies
      号码的校验码不对，多半抄错了一位 | 號碼的檢查碼不對，多半抄錯了一位 | the check character is wrong: most likely one character was miscopied
      例 身份证号“110101199003077711”的第 18 位校验码不对，按其余各位算应是 X | 身份證號「110101199003077711」的第 18 位檢查碼不對，按其餘各位算應是 X | the check character (place 18) of '110101199003077711' should be X
      → @fixValue

    old-id-card warning
      15 位的旧身份证号，没有校验码，无法核对 | 15 位的舊身份證號，沒有檢查碼，無法核對 | an identity number of the old form with 15 digits cannot be checked
      例 这是 1999 年以前的 15 位身份证号，没有校验码，无法核对 | 這是 1999 年以前的 15 位身份證號，沒有檢查碼，無法核對 | an identity number of the old form (15 digits) has no check digit and cannot be checked
      → 有新号就改填 18 位的 | 有新號就改填 18 位的 | give the one of 18 digits if there is one

    image-path error
      图片的路径不在数据文件旁边 | 圖片的路徑不在資料檔案旁邊 | the picture's path does not stay beside the data file
      例 “../照片/1.jpg”不是数据文件旁边的图片 | 「../照片/1.jpg」不是資料檔旁邊的圖片 | '../照片/1.jpg' is not a picture beside the data file
      → 写相对路径，如 照片/1.jpg | 寫相對路徑，如 照片/1.jpg | write a relative path such as photos/1.jpg

    too-many-images error
      图片太多 | 圖片太多 | there are too many pictures
      例 有 12 张图片，最多 9 张 | 有 12 張圖片，最多 9 張 | 12 pictures; at most 9 are allowed
      → 减少图片，或另开一单 | 減少圖片，或另開一單 | use fewer, or issue another form

    signer-missing error
      签字一项没有写姓名 | 簽字一項沒有寫姓名 | a signature has no name
      例 没有写签字人的姓名 | 沒有寫簽字人的姓名 | the signer's name is missing
      → 写上签字人的姓名 | 寫上簽字人的姓名 | give the signer's name

    signature-without-date warning
      签字没有写日期，先后无法核对 | 簽字沒有寫日期，先後無法核對 | a signature has no date, so its order cannot be checked
      例 “何婷”签字没有写日期，先后无法核对 | 「何婷」簽字沒有寫日期，先後無法核對 | the signature of 何婷 has no date, so its order cannot be checked
      → 写上签字日期 | 寫上簽字日期 | give the date

    approval-incomplete error
      审批没有写角色、决定或姓名 | 審批沒有寫角色、決定或姓名 | an approval lacks its role, decision or name
      例 这条审批没有写姓名 | 這條審批沒有寫姓名 | this approval lacks its name
      → 写全，如 部门负责人 同意 张三 2026-11-20 | 寫全，如 部門負責人 同意 張三 2026-11-20 | write all of it: 部门负责人 同意 张三 2026-11-20

    approval-missing error
      审批链上缺少一级的审批 | 審批鏈上缺少一級的審批 | a step of the chain of approval is missing
      例 缺少“财务”的审批 | 缺少「財務」的審批 | the approval of 'finance' is missing
      → 补上这一级的审批再结单 | 補上這一級的審批再結單 | get the approval before the form is closed

    approval-refused varies
      审批没有获得同意 | 審批沒有獲得同意 | an approval was refused
      例 “财务”的意见是“不同意”，未获同意 | 「財務」的意見是「不同意」，未獲同意 | 'finance' did not agree (refused)
      → 照意见修改后重新报批 | 照意見修改後重新報批 | change the form as asked and have it approved again

    approval-without-date error
      审批没有写日期 | 審批沒有寫日期 | an approval has no date
      例 “财务”的审批没有写日期 | 「財務」的審批沒有寫日期 | the approval of 'finance' has no date
      → 写上审批日期 | 寫上審批日期 | give the date

    approval-elsewhere error
      服务台的清单里有不归上传人办的审批 | 服務台的清單裡有不歸上傳人辦的審批 | a list of the desk decides what its owner may not
      例 “财务”的审批不能由这份数据给出 | 「財務」的審批不能由這份資料給出 | the data cannot decide as 'finance'
      → 删去这一项；由有这个角色的人登录后在“审批”里办 | 刪去這一項；由有這個角色的人登入後在「審批」裡辦 | leave it out: whoever has the role decides it under Approvals, logged in

    approval-order error
      后一级的审批早于前一级 | 後一級的審批早於前一級 | an approval is earlier than the one before it
      例 “财务”2026-11-20 的审批早于前一级“部门负责人”（2026-11-21） | 「財務」2026-11-20 的審批早於前一級「部門負責人」（2026-11-21） | '财务' approved on 2026-11-20, before '部门负责人' (2026-11-21) who comes first
      → 审批须逐级进行，核对日期 | 審批須逐級進行，核對日期 | approvals follow each other: check the dates

    second-decision error
      同一角色有两个审批意见 | 同一角色有兩個審批意見 | a role decided twice
      例 “财务”有两个审批意见 | 「財務」有兩個審批意見 | '财务' has decided twice
      → 每个角色只留一个意见 | 每個角色只留一個意見 | keep one decision for each role

    unknown-role error
      审批链里没有这个角色 | 審批鏈裡沒有這個角色 | the chain of approval has no such role
      例 审批链里没有“老板” | 審批鏈裡沒有「老闆」 | '老板' is not a role of this chain
      → 照提示改成审批链里的角色 | 照提示改成審批鏈裡的角色 | use one of the roles that the message lists

    unknown-decision error
      不认识的审批决定 | 不認識的審批決定 | the decision is not known
      例 审批决定不能是“再说” | 審批決定不能是「再说」 | '再说' is not a decision
      → 写 同意、不同意 或 修改 | 寫 同意、不同意 或 修改 | write 同意, 不同意 or 修改

    too-few-rows error
      明细的行太少 | 明細的列太少 | there are too few rows
      例 有 1 行，至少要 2 行 | 有 1 列，至少要 2 列 | 1 rows; at least 2 are needed
      → 补足行数 | 補足列數 | add rows

    too-many-rows error
      明细的行太多 | 明細的列太多 | there are too many rows
      例 有 25 行，最多 20 行 | 有 25 列，最多 20 列 | 25 rows; at most 20 are allowed
      → 多出的另开一单 | 多出的另開一單 | issue another form for the rest

    not-relevant error
      按其他各项，这一项不该填 | 按其他各項，這一項不該填 | by the other values this one should not be filled in
      例 按其他各项的内容，这一项不该填，填的是“1,600.00” | 按其他各項的內容，這一項不該填，填的是「1,600.00」 | this field does not apply here, but '1,600.00' is given
      → 清空这一项，或核对相关各项 | 清空這一項，或核對相關各項 | clear it, or check the others

    calculated-given error
      由公式算出的一项填了值，而目前还算不出来 | 由公式算出的一項填了值，而目前還算不出來 | a calculated value was given, but cannot be computed yet
      例 填的是“1,600.00”，而这一项目前还算不出来 | 填的是「1,600.00」，而這一項目前還算不出來 | '1,600.00' is given, but the value cannot be computed yet
      → 清空这一项，补齐它用到的各项 | 清空這一項，補齊它用到的各項 | clear it, and fill in what it depends on

    calculated-differs error
      填的值与公式算出的不同 | 填的值與公式算出的不同 | the value given is not the one calculated
      例 填的是 1,600.00，算得应是 1,680.32 | 填的是 1,600.00，算得應是 1,680.32 | 1,600.00 is given, but the result is 1,680.32
      → 清空这一项，或改正算它的各项 | 清空這一項，或改正算它的各項 | clear it, or correct the values it is calculated from

    calculated-not-integer error
      公式算出了小数，而这一项应是整数 | 公式算出了小數，而這一項應是整數 | a formula gives decimals where a whole number is wanted
      例 算得 2.5，而这一项应是整数 | 算得 2.5，而這一項應是整數 | the result 2.5 is not a whole number
      → 核对它用到的各项；公式可用 round 或 int | 核對它用到的各項；公式可用 round 或 int | check the values it depends on; the formula can use round or int

    changed error
      结单的数据改动了开单时的内容 | 結單的資料改動了開單時的內容 | the data for closing change what was issued
      例 开单时是“12”，现在是“13” | 開單時是「12」，現在是「13」 | it was '12' when issued and is '13' now
      → 结单只填空着的项；开单内容有误，请作废后重开 | 結單只填空著的項；開單內容有誤，請作廢後重開 | closing fills in what was empty; void and issue again what was wrong
    """#)
}
