extension FindingArea {
  /// Codes of schemas and layouts.
  package static let schemas = FindingArea(
    "schemas", LocalizedText("表单定义", hant: "表單定義", en: "schemas"),
    #"""
    bad-id error
      标识里有不能用的字符 | 識別碼裡有不能用的字元 | an id holds characters that it cannot have
      例 “1 号”不能作标识：只用英文字母、数字、下划线和连字符，以字母开头 | 「1 号」不能作識別名：只用英文字母、數字、底線和連字號，以字母開頭 | '1 号' cannot be an id: use ASCII letters, digits, '_' and '-', beginning with a letter
      → 只用英文字母、数字、下划线和连字符，以字母开头 | 只用英文字母、數字、底線和連字號，以字母開頭 | letters, digits, underscores and hyphens, beginning with a letter

    reserved-id error
      字段用了模板的固定名称作标识 | 欄位用了範本的固定名稱作識別碼 | a field's id is a name that templates use themselves
      例 “number”是模板的固定名称，字段不能用 | 「number」是範本的固定名稱，欄位不能用 | 'number' is a fixed name of templates; a field cannot take it
      → 换一个标识 | 換一個識別碼 | choose another id

    duplicate-id error
      标识重复 | 識別碼重複 | an id is used twice
      例 联次标识“amount”重复 | 聯次識別名「amount」重複 | there are two copies 'amount'
      → 换一个标识 | 換一個識別碼 | choose another id

    duplicate-label warning
      两个字段的标签相同，按标签填写时分不清 | 兩個欄位的標籤相同，按標籤填寫時分不清 | two fields have the same label, so that it cannot be used in data
      例 标签“日期”与字段 date 的相同，按标签填写时分不清 | 標籤「日期」與欄位 date 的相同，按標籤填寫時分不清 | the label '日期' is also that of date: data keyed by label cannot tell them apart
      → 改其中一个标签 | 改其中一個標籤 | change one of the labels

    id-not-file error
      表单定义里的 id 与文件名不同 | 表單定義裡的 id 與檔名不同 | a form's id is not the name of its file
      例 文件名是 tool-slip.yaml，里面的 id 却是“dispatch” | 檔名是 tool-slip.yaml，裡面的 id 卻是「dispatch」 | the file is tool-slip.yaml, but its id is 'dispatch'
      → 改 id，或给文件改名 | 改 id，或給檔案改名 | change the id, or the file's name

    version-not-raised error
      已有开过的单，改了字段却没有提高 version | 已有開過的單，改了欄位卻沒有提高 version | fields differ from those of forms on record under the same version
      例 已有按版本 2 开的单，字段改了，version 要大于 2 | 已有按版本 2 開的單，欄位改了，version 要大於 2 | forms were issued under version 2 and the fields differ: version must be above 2
      → 提高 version | 提高 version | raise version

    prefix-taken warning
      两种表单的编号前缀相同，编号会混淆 | 兩種表單的編號前綴相同，編號會混淆 | two forms have the same prefix of numbers
      例 “领用单”的编号前缀 FC 与“返厂产品处理记录表”（return-record）的相同 | 「領用單」的編號前綴 FC 與「返廠產品處理記錄表」（return-record）的相同 | tool-slip and return-record have the same prefix of numbers: FC
      → 给其中一种换一个前缀 | 給其中一種換一個前綴 | give one of them another prefix

    layout-too-large error
      版面放不进纸里 | 版面放不進紙裡 | the layout does not fit its paper
      例 行高 290 毫米，超过页边距之间的 267 毫米，一页放不下 | 列高 290 公釐，超過頁邊距之間的 267 公釐，一頁放不下 | a row of 290 mm does not fit on a page, which has 267 mm between its margins
      → 减小页边距或行高，或换大一号的纸 | 減小頁邊距或列高，或換大一號的紙 | make the margins or the row smaller, or choose larger paper

    field-not-laid-out warning
      字段不在版面上，印不出来 | 欄位不在版面上，印不出來 | a field is on no row of the layout and is not printed
      例 “备注”（remark）不在版面上，印不出来 | 「備註」（remark）不在版面上，印不出來 | 'Remark' (remark) is on no row of the layout and is not printed
      → 在 layout 的 rows 里加上这个字段 | 在 layout 的 rows 裡加上這個欄位 | add the field to the rows of the layout

    archive-rule error
      归档规则不对：档号的写法、代码或元素名 | 歸檔規則不對：檔號的寫法、代碼或元素名 | a rule of the archive is wrong: the writing of codes, a code, the name of an element
      例 “0001 ”不能作档号的一部分：不能空，不能有空格和花括号 | 「0001 」不能作檔號的一部分：不能空，不能有空格和花括號 | “0001 ” cannot be part of an archival code: no blanks, no braces, not empty
      → 改 archive.yaml，或 profile.yaml 的 archive | 改 archive.yaml，或 profile.yaml 的 archive | correct archive.yaml, or `archive` of profile.yaml

    missing-key error
      表单定义缺少必需的键 | 表單定義缺少必需的鍵 | the schema lacks a key that it must have
      例 缺少“title” | 缺少「title」 | 'title' is missing
      → 补上这个键 | 補上這個鍵 | add the key

    unknown-keyword error
      表单定义里只能写规定的几个词的地方，写了别的 | 表單定義裡只能寫規定的幾個詞的地方，寫了別的 | the schema has another word where only certain ones can stand
      例 不认识“texxt” | 不認得「texxt」 | 'texxt' is not known here
      → 照提示改成相近的词 | 照提示改成相近的詞 | use the similar one that the message offers

    unknown-field error
      排版或规则提到的字段不存在 | 排版或規則提到的欄位不存在 | layout or rules name a field that is not there
      例 没有字段“amout” | 沒有欄位「amout」 | there is no field 'amout'
      → 改正字段的标识 | 改正欄位的識別碼 | correct the field's id

    key-not-for-type error
      这种类型的字段不能有这个键 | 這種類型的欄位不能有這個鍵 | fields of this type cannot have this key
      例 类型 repeat 不能有“max_length” | 類型 repeat 不能有「max_length」 | a field of type repeat cannot have 'max_length'
      → 去掉这个键，或改字段的类型 | 去掉這個鍵，或改欄位的類型 | remove the key, or change the field's type

    card-key error
      卡片的 key 不对：要是开单必填的文字字段 | 卡片的 key 不對：要是開單必填的文字欄位 | the key of a card must be a text field that is required at opening
      例 一值一张的字段“serial_no”要是开单必填的文字，不能自动计算 | 一值一張的欄位「serial_no」要是開單必填的文字，不能自動計算 | the key 'serial_no' must be a text that is required at opening, and not calculated
      → 给 kind: card 写上 key: 字段，字段加 required: true | 給 kind: card 寫上 key: 欄位，欄位加 required: true | give 'kind: card' a 'key: FIELD', and the field 'required: true'

    key-not-for-paper error
      这个排版的键只用于 241 连续纸 | 這個排版的鍵只用於 241 連續紙 | this key of the layout is only for continuous paper
      例 “line_height”只用于 241 连续纸 | 「line_height」只用於 241 連續紙 | 'line_height' is for continuous paper (241) only
      → 去掉这个键，或把纸张改成 241 | 去掉這個鍵，或把紙張改成 241 | remove it, or choose continuous paper

    ambiguous-choice error
      两个选项的标识或标签相同 | 兩個選項的識別碼或標籤相同 | two choices have the same id or label
      例 选项“repair”与“更换”的标识或标签相同 | 選項「repair」與「更换」的識別名或標籤相同 | the choices 'repair' and '更换' share an id or label
      → 改其中一个 | 改其中一個 | change one of them

    no-choices error
      选项表是空的 | 選項表是空的 | a list of choices is empty
      例 选项表“kinds”是空的 | 選項表「kinds」是空的 | the list 'kinds' has no choices
      → 写上选项 | 寫上選項 | add choices

    no-copies error
      表单没有联次 | 表單沒有聯次 | the form has no copy
      例 至少要有一联 | 至少要有一聯 | a form needs at least one copy
      → 在 copies 里至少写一联 | 在 copies 裡至少寫一聯 | add at least one under copies

    two-vouchers error
      不止一联作报销凭证 | 不止一聯作報銷憑證 | more than one copy is the voucher
      例 只能有一联作报销凭证，“finance”已经是了 | 只能有一聯作報銷憑證，「finance」已經是了 | only one copy may serve as voucher, and 'finance' already does
      → 只留一联 | 只留一聯 | keep one

    duplicate-role error
      审批链里角色重复 | 審批鏈裡角色重複 | a role stands twice in the chain of approval
      例 审批角色重复 | 審批角色重複 | a role is in the chain twice
      → 去掉一个 | 去掉一個 | remove one

    type-in-repeat error
      明细里不能有这种类型的列 | 明細裡不能有這種類型的欄 | a repeat cannot have a column of this type
      例 明细里不能再有类型 repeat 的列 | 明細裡不能再有類型 repeat 的欄 | a repeat cannot have a column of type repeat
      → 把这个字段移到明细外面 | 把這個欄位移到明細外面 | move the field out of the repeat

    rows-range error
      明细最少的行数多于最多的 | 明細最少的列數多於最多的 | the least number of rows is above the greatest
      例 最少 5 行多于最多 3 行 | 最少 5 列多於最多 3 列 | min_rows 5 is more than max_rows 3
      → 改正 min_rows 或 max_rows | 改正 min_rows 或 max_rows | correct min_rows or max_rows

    default-and-calculation error
      字段既有公式又有默认值 | 欄位既有公式又有預設值 | a field has both a calculation and a default
      例 有 calculation 的字段不能再有 default | 有 calculation 的欄位不能再有 default | a calculated field cannot have a default
      → 只留一个 | 只留一個 | keep one of them

    fill-not-possible error
      引用要填写的字段不能由它填写 | 引用要填寫的欄位不能由它填寫 | a reference cannot fill the field that it names
      例 字段“total”不能由引用填写：它有公式，或已由别的引用填写，或不是单个的值 | 欄位「total」不能由引用填寫：它有公式，或已由別的引用填寫，或不是單個的值 | a reference cannot fill 'total': it is calculated, filled by another reference, or no single value
      → 从 fill 里去掉它 | 從 fill 裡去掉它 | take it out of fill

    fill-type error
      引用要填写的字段与对方的类型或选项不同 | 引用要填寫的欄位與對方的類型或選項不同 | a field and the one that it is filled from differ in type or choices
      例 “customer_name”与 dispatch 的“planned_date”类型或选项不同 | 「customer_name」與 dispatch 的「planned_date」類型或選項不同 | 'customer_name' and 'planned_date' of dispatch differ in type or choices
      → 用同样类型和选项的字段 | 用同樣類型和選項的欄位 | use fields of the same type and choices

    no-base error
      公司参数的 base 指的那一份不存在，或又以这一份为底 | 公司參數的 base 指的那一份不存在，或又以這一份為底 | the profile is based on one that is not there, or that is based on it in turn
      例 base 指的公司参数不存在，或又以这一份为底 | base 指的公司參數不存在，或又以這一份為底 | there is no profile of the name that base gives, or it is based on this one
      → 写 profiles 目录里一份的名称（不带 .yaml），或 profile | 寫 profiles 目錄裡一份的名稱（不帶 .yaml），或 profile | give the name of one in the folder profiles, without .yaml, or profile

    utc-offset error
      公司参数里的时区写错了 | 公司參數裡的時區寫錯了 | the profile's offset from UTC is malformed
      例 时区写成 "+08:00" 这样，不能是“8” | 時區寫成 "+08:00" 這樣，不能是「8」 | write the zone as "+08:00", not '8'
      → 写成 "+08:00" 这样 | 寫成 "+08:00" 這樣 | write it as "+08:00"

    holiday-date error
      公司参数里的节假日写错了 | 公司參數裡的節假日寫錯了 | a holiday of the profile is malformed
      例 “2026-13-01”不是 2026 年的一天或一段 | 「2026-13-01」不是 2026 年的一天或一段 | '2026-13-01' is no day or span of days of 2026
      → 写成 2026-10-01 或 2026-10-01..2026-10-07，放在它的年份下 | 寫成 2026-10-01 或 2026-10-01..2026-10-07，放在它的年份下 | write 2026-10-01 or 2026-10-01..2026-10-07 under its year

    holiday-weekday error
      公司参数里的调休上班日不是周末 | 公司參數裡的調休上班日不是週末 | a working day of the profile's holidays is no day of a weekend
      例 2026-10-09 不是星期六或星期日，本来就是工作日 | 2026-10-09 不是星期六或星期日，本來就是工作日 | 2026-10-09 is neither Saturday nor Sunday: it is worked anyway
      → work 里只写要上班的星期六、星期日；放假的日子写在 off 里 | work 裡只寫要上班的星期六、星期日；放假的日子寫在 off 裡 | list only worked Saturdays and Sundays under work; days off go under off

    holiday-twice error
      公司参数的节假日里，一天写了两次 | 公司參數的節假日裡，一天寫了兩次 | a day stands twice among the profile's holidays
      例 2026-10-01 写了两次 | 2026-10-01 寫了兩次 | 2026-10-01 is given twice
      → 删去其中一处 | 刪去其中一處 | delete one of them

    number-prefix error
      编号前缀不能用 | 編號前綴不能用 | the prefix of numbers cannot be used
      例 编号前缀只用 1 到 12 个英文字母和数字 | 編號前綴只用 1 到 12 個英文字母和數字 | the prefix is 1 to 12 ASCII letters and digits
      → 用 1 到 12 个英文字母和数字 | 用 1 到 12 個英文字母和數字 | use 1 to 12 letters and digits

    serial-range error
      起始号不是这种表单的编号放得下的数 | 起始號不是這種表單的編號放得下的數 | the first serial is no number that the form's pattern has room for
      例 “返厂产品处理记录表”的起始号要在 1 到 999999 之间，不能是“0” | 「返廠產品處理記錄表」的起始號要在 1 到 999999 之間，不能是「0」 | the first serial of return-record is 1 to 999999, not '0'
      → 写纸质单据最后一号加一 | 寫紙質單據最後一號加一 | give the number after the last one on paper

    number-pattern error
      编号格式写错了 | 編號格式寫錯了 | the pattern of numbers is malformed
      例 编号格式里不认识“{month2}” | 編號格式裡不認得「{month2}」 | the pattern has an unknown part '{month2}'
      → 写成 {prefix}-{year}-{serial:6} 这样：须有 {prefix} 和一个流水号 | 寫成 {prefix}-{year}-{serial:6} 這樣：須有 {prefix} 和一個流水號 | write it as {prefix}-{year}-{serial:6}: the prefix and one serial must be there

    number-repeats error
      流水号会重新起算，编号里却没有相应的日期，会重号 | 流水號會重新起算，編號裡卻沒有相應的日期，會重號 | the serial starts anew, but the number has no date to tell the periods apart
      例 流水号按 yearly 重新起算，编号里却没有相应的日期，会重号 | 流水號按 yearly 重新起算，編號裡卻沒有相應的日期，會重號 | the serial restarts yearly, but the pattern does not show the date: numbers would repeat
      → 在格式里加上 {year}、{month} 或 {day} | 在格式裡加上 {year}、{month} 或 {day} | add {year}, {month} or {day} to the pattern

    calculation-cycle error
      公式互相引用，成了环 | 公式互相引用，成了環 | formulas depend on each other in a circle
      例 公式互相引用成环：a → b → a | 公式互相引用成環：a → b → a | the formulas refer to one another in a circle: a → b → a
      → 改其中一个，使它不依赖其余各项 | 改其中一個，使它不依賴其餘各項 | change one so that it does not depend on the others

    cell-content error
      排版的一格没有内容，或有不止一项 | 排版的一格沒有內容，或有不止一項 | a cell of the layout has no content, or more than one
      例 一格须有且只有一项内容：field、fields、signature、stamp、approval、text | 一格須有且只有一項內容：field、fields、signature、stamp、approval、text | a cell has exactly one of field, fields, signature, stamp, approval, text
      → 每格只写一项：字段、文字等 | 每格只寫一項：欄位、文字等 | give each cell one content: a field, a text and so on

    field-type error
      字段的类型不适合这种排版 | 欄位的類型不適合這種排版 | the field's type does not fit this kind of layout
      例 “items”是明细，请用 table 排版 | 「items」是明細，請用 table 排版 | 'items' is a repeat: lay it out as a table
      → 照提示换排版的写法，或换字段 | 照提示換排版的寫法，或換欄位 | use the layout that the message names, or another field

    label-span error
      标签的宽度不小于格的宽度 | 標籤的寬度不小於格的寬度 | a label is as wide as its cell, or wider
      例 标签宽度须小于格宽 3 | 標籤寬度須小於格寬 3 | label_span must be less than the span 3
      → 改小 label_span | 改小 label_span | make label_span smaller

    matrix-lists error
      矩阵各行用的选项表不同 | 矩陣各列用的選項表不同 | the rows of a matrix have different lists of choices
      例 矩阵各行须用同一个选项表：q2 与 q1 不同 | 矩陣各列須用同一個選項表：q2 與 q1 不同 | the fields of a matrix share one choice list; q2 and q1 do not
      → 各行用同一个选项表 | 各列用同一個選項表 | use one list for all rows

    span-quarter error
      格的宽度不是 0.25 的倍数 | 格的寬度不是 0.25 的倍數 | the width of a cell is no multiple of 0.25
      例 宽度须是 0.25 的倍数，请写明 | 寬度須是 0.25 的倍數，請寫明 | give a span that is a multiple of 0.25
      → 写成 0.25 的倍数 | 寫成 0.25 的倍數 | use a multiple of 0.25

    span-sum error
      一行各格的宽度加起来不是 12 | 一列各格的寬度加起來不是 12 | the widths of a row do not add up to 12
      例 这一行各格的宽度合计是 11.5，应是 12 | 這一列各格的寬度合計是 11.5，應是 12 | the spans of this row add up to 11.5, not to 12
      → 改到合计 12 | 改到合計 12 | make them add up to 12
    """#)
}
