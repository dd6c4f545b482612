extension FindingArea {
  /// Codes of reading data files.
  package static let files = FindingArea(
    "files", LocalizedText("读取数据文件", hant: "讀取資料檔案", en: "reading data"),
    #"""
    no-such-file varies
      没有这个文件 | 沒有這個檔案 | there is no such file
      例 没有这个文件，请核对路径和文件名 | 沒有這個檔案，請核對路徑和檔名 | there is no such file; check the path and the name
      → 核对路径和文件名 | 核對路徑和檔名 | check the path and the file's name

    bad-setting error
      设置文件里的名称或值不认识 | 設定檔裡的名稱或值不認得 | a name or value in the file of settings is not known
      例 设置里没有“operater” | 設定裡沒有「operater」 | there is no setting 'operater'
      → 改正 ~/.config/liandan/config.yaml；可以写 register、operator、lang、forms、templates、key | 改正 ~/.config/liandan/config.yaml；可以寫 register、operator、lang、forms、templates、key | correct ~/.config/liandan/config.yaml; it can hold register, operator, lang, forms, templates, key

    file-unreadable error
      文件打不开，或给的是文件夹、设备 | 檔案打不開，或給的是資料夾、裝置 | the file cannot be opened, or is a folder or a device
      例 这是文件夹，请指定其中的文件 | 這是資料夾，請指定其中的檔案 | this is a folder; name a file in it
      → 给出数据文件本身；检查读取权限，看它是否正被其他程序占用 | 給出資料檔案本身；檢查讀取權限，看它是否正被其他程式占用 | name the data file itself; check its permissions and whether another program holds it

    file-too-large error
      文件超过一次能整个读进内存的大小 | 檔案超過一次能整個讀進記憶體的大小 | the file is larger than what is read into memory as a whole
      例 文件超过 100 MB，请分成几个文件，或改用可逐行读取的 .jsonl 或 .csv | 檔案超過 100 MB，請分成幾個檔案，或改用可逐行讀取的 .jsonl 或 .csv | the file is larger than 100 MB; split it, or use .jsonl or .csv, which are read line by line
      → 分成几个文件，或改用逐行读取的 .jsonl、.csv | 分成幾個檔案，或改用逐列讀取的 .jsonl、.csv | divide it, or use .jsonl or .csv, which are read line by line

    file-empty error
      文件里什么都没有 | 檔案裡什麼都沒有 | the file holds nothing
      例 文件是空的，没有可读的表单 | 檔案是空的，沒有可讀的表單 | the file is empty: there is no form in it
      → 核对是否选对了文件，是否保存过 | 核對是否選對了檔案，是否儲存過 | check that it is the right file and that it was saved

    no-rows error
      表格只有标题行，没有数据行 | 表格只有標題列，沒有資料列 | the table has a header and no rows
      例 只有标题行，没有数据行；请在标题行下每行填一张表单 | 只有標題列，沒有資料列；請在標題列下每列填一張表單 | there is a header row but no row of data; write one form per row below it
      → 在标题行下面每行填一张表单 | 在標題列下面每列填一張表單 | write one form a row below the header

    format-unknown error
      认不出文件的种类 | 認不出檔案的種類 | the kind of file is not known
      例 认不出这种文件；可以读 .json、.jsonl、.yaml、.csv、.xlsx | 認不出這種檔案；可以讀 .json、.jsonl、.yaml、.csv、.xlsx | this kind of file is not known; .json, .jsonl, .yaml, .csv and .xlsx can be read
      → 用 .json、.jsonl、.yaml、.csv 或 .xlsx | 用 .json、.jsonl、.yaml、.csv 或 .xlsx | use .json, .jsonl, .yaml, .csv or .xlsx

    format-unsupported error
      认得这种文件（如旧的 .xls、加密的文件、PDF），但读不了 | 認得這種檔案（如舊的 .xls、加密的檔案、PDF），但讀不了 | the kind of file is known (an old .xls, an encrypted file, a PDF) but cannot be read
      例 这是旧格式的 .xls 工作簿，读不了 | 這是舊格式的 .xls 活頁簿，讀不了 | this is an old .xls workbook, which cannot be read
      → 用原软件另存为 .xlsx 或 .csv | 用原軟體另存為 .xlsx 或 .csv | save it as .xlsx or .csv with its own program

    wrong-encoding error
      文字不是 UTF-8 编码，或单元格里不是文字 | 文字不是 UTF-8 編碼，或儲存格裡不是文字 | the text is not in UTF-8, or a cell holds what is no text
      例 这里的字节 0xC4 不是 UTF-8 文字 | 這裡的位元組 0xC4 不是 UTF-8 文字 | the byte 0xC4 here is not UTF-8 text
      → 用“另存为”选 UTF-8 编码保存；单元格请重新输入 | 用「另存新檔」選 UTF-8 編碼儲存；儲存格請重新輸入 | save the file as UTF-8; type the cell again

    record-too-long error
      一行或一条记录太长 | 一列或一條記錄太長 | a line or record is too long
      例 这一行超过 100 MB，没有读 | 這一列超過 100 MB，沒有讀 | this line is longer than 100 MB and was not read
      → 检查有没有漏掉换行或右引号 | 檢查有沒有漏掉換行或右引號 | look for a missing line end or closing quote

    too-many-values error
      一张表单或一个文件里的值太多 | 一張表單或一個檔案裡的值太多 | a form or file holds too many values
      例 数据里的值超过 5000000 个，后面的没有读；请分成几个文件 | 資料裡的值超過 5000000 個，後面的沒有讀；請分成幾個檔案 | the data have more than 5000000 values; those after them were not read; split the file
      → 分成几个文件 | 分成幾個檔案 | divide it into several files

    not-a-form error
      数据不是一组“字段名: 值” | 資料不是一組「欄位名: 值」 | the data are no set of names and values
      例 一张表单应是一组“字段名: 值”，这里却不是 | 一張表單應是一組「欄位名: 值」，這裡卻不是 | a form is a set of names with values; this is not one
      → 一张表单写成一组字段名和值，多张写成列表 | 一張表單寫成一組欄位名和值，多張寫成清單 | write a form as names and values, and several as a list of these

    json-syntax error
      不合 JSON 语法 | 不合 JSON 語法 | the text is not JSON
      例 JSON 到这里就断了，缺少右括号或值 | JSON 到這裡就斷了，缺少右括號或值 | the JSON ends here; a bracket or value is missing
      → 按提示的行和列改正；常见的是漏了逗号、引号或右括号 | 按提示的列和字改正；常見的是漏了逗號、引號或右括號 | correct it at the line and column named; a comma, quote or bracket is missing most often

    json-too-deep error
      JSON 的括号套得太深 | JSON 的括號套得太深 | JSON is nested too deeply
      例 括号嵌套超过 64 层 | 括號巢狀超過 64 層 | lists and objects lie more than 64 deep in one another
      → 核对是不是表单数据；表单用不着这么多层 | 核對是不是表單資料；表單用不著這麼多層 | check that these are a form's data, which never need so many levels

    yaml-syntax error
      不合 YAML 语法 | 不合 YAML 語法 | the text is not YAML
      例 不是合法的 YAML：映射值不能写在这里 | 不是合法的 YAML：對映值不能寫在這裡 | not valid YAML: mapping values are not allowed here
      → 检查缩进（只用空格）、冒号后的空格和成对的引号 | 檢查縮排（只用空格）、冒號後的空格和成對的引號 | check the indentation (blanks only), the blank after each colon and the quotes

    yaml-too-deep error
      YAML 套得太深 | YAML 套得太深 | YAML is nested too deeply
      例 嵌套超过 64 层 | 巢狀超過 64 層 | nested deeper than 64 levels
      → 减少层次；表单和数据都用不着这么多层 | 減少層次；表單和資料都用不著這麼多層 | use fewer levels; neither forms nor data need so many

    yaml-anchor error
      用了 YAML 的锚点或引用（& 或 *），为安全起见不接受 | 用了 YAML 的錨點或引用（& 或 *），為安全起見不接受 | YAML anchors and aliases (& and *) are not taken, for safety
      例 这里用了 YAML 的锚点或引用（& 或 *），为安全起见不接受 | 這裡用了 YAML 的錨點或引用（& 或 *），為安全起見不接受 | YAML anchors and aliases (& and *) are not accepted here, for safety
      → 把内容直接写出来；若是普通文字，加上引号 | 把內容直接寫出來；若是普通文字，加上引號 | write the content out; put quotes around ordinary text

    yaml-key error
      YAML 的键不是文字 | YAML 的鍵不是文字 | a key of YAML is no text
      例 键名必须是文字 | 鍵名必須是文字 | a key must be a plain text
      → 键写成一段文字，必要时加引号 | 鍵寫成一段文字，必要時加引號 | write the key as a text, in quotes if need be

    csv-quote error
      CSV 的右引号后面还有文字 | CSV 的右引號後面還有文字 | text follows the closing quote of a CSV cell
      例 右引号后面还有文字，这一行没有读 | 右引號後面還有文字，這一列沒有讀 | there is text after the closing quote; this row was not read
      → 内容里的双引号写成两个，整格再用双引号括起 | 內容裡的雙引號寫成兩個，整格再用雙引號括起 | double the quotes inside the cell and put quotes around it

    csv-open-quote error
      CSV 的双引号没有结尾，此后的行都没有读 | CSV 的雙引號沒有結尾，此後的列都沒有讀 | a quote of the CSV file never ends, and the rows after it were not read
      例 从这里开始的双引号没有结尾，此后的行都没有读 | 從這裡開始的雙引號沒有結尾，此後的列都沒有讀 | the quote that opens here is never closed; nothing after it was read
      → 补上结尾的双引号 | 補上結尾的雙引號 | add the closing quote

    row-length error
      这一行的格数与标题行的列数不同 | 這一列的格數與標題列的欄數不同 | the row has more or fewer cells than the header
      例 这一行有 7 格，标题行有 8 列，没有读 | 這一列有 7 格，標題列有 8 欄，沒有讀 | this row has 7 cells, the header 8 columns; it was not read
      → 含逗号、换行的内容用双引号括起；空格子也留出分隔符 | 含逗號、換行的內容用雙引號括起；空格子也留出分隔符號 | put quotes around cells with commas or line ends, and keep the separators of empty cells

    no-header error
      找不到写着字段名的标题行 | 找不到寫著欄位名的標題列 | no header with the names of fields was found
      例 找不到标题行 | 找不到標題列 | there is no header row
      → 在数据上面加一行，每格写一个字段名 | 在資料上面加一列，每格寫一個欄位名 | add a row above the data with a field's name in each cell

    column-without-name error
      有内容的一列没有列名，这一行没有读 | 有內容的一欄沒有欄名，這一列沒有讀 | a column with content has no name; the row was not read
      例 这一格的列没有列名，这一行没有读；请在标题行写上字段名，或清空这一格 | 這一格的欄沒有欄名，這一列沒有讀；請在標題列寫上欄位名，或清空這一格 | this cell's column has no name, so the row was not read; name the column or clear the cell
      → 在标题行写上字段名，或清空这一格 | 在標題列寫上欄位名，或清空這一格 | name the column in the header, or clear the cell

    doubled-column error
      两列是同一个字段 | 兩欄是同一個欄位 | two columns are the same field
      例 标题行里有两个“数量”列，请删去或改名一列 | 標題列裡有兩個「数量」欄，請刪去或改名一欄 | the header row has two columns "数量"; delete or rename one
      → 删去一列，或改正列名 | 刪去一欄，或改正欄名 | delete one of them, or correct its name

    too-many-columns error
      表格的列太多 | 表格的欄太多 | the table has too many columns
      例 表格有 20000 列，最多读 16384 列 | 表格有 20000 欄，最多讀 16384 欄 | the table has 20000 columns; at most 16384 are read
      → 核对是不是这张表单的名单，删去多余的列 | 核對是不是這張表單的名單，刪去多餘的欄 | check that the list is of this form, and delete the columns that are not needed

    too-many-unknown-columns error
      许多列不是这张表单的项目，多半拿错了名单 | 許多欄不是這張表單的項目，多半拿錯了名單 | many columns are not of this form: most likely it is another list
      例 有 30 列不是“顾客满意度调查表”的项目（第一列是“工号”），最多 20 列 | 有 30 欄不是「顧客滿意度調查表」的項目（第一欄是「工号」），最多 20 欄 | 30 columns are no fields of satisfaction survey, the first of them "工号"; at most 20 may be
      → 核对名单和表单，删去多余的列 | 核對名單和表單，刪去多餘的欄 | check list and form, and delete the columns that are not needed

    row-number-range error
      列名里的行号（如“品名 3”）超出范围 | 欄名裡的列號（如「品名 3」）超出範圍 | the row number in a column's name, such as "item 3", is out of range
      例 列名“品名 99”里的行号应在 1–20 之间 | 欄名「品名 99」裡的列號應在 1–20 之間 | the row number in the column name "品名 99" must be within 1–20
      → 改正行号 | 改正列號 | correct the number

    too-many-lines error
      一张表单占的行太多 | 一張表單占的列太多 | one form takes too many lines of the table
      例 一张表单占了超过 1000 行，没有读 | 一張表單佔了超過 1000 列，沒有讀 | one form takes more than 1000 rows; it was not read
      → 每张表单的第一行填它自己的内容，如名称 | 每張表單的第一列填它自己的內容，如名稱 | fill in the form's own fields in its first line

    no-row-key error
      不知道明细行属于哪张表单 | 不知道明細列屬於哪張表單 | it is not known to which form the detail rows belong
      例 不知道这些明细行属于哪张表单 | 不知道這些明細列屬於哪張表單 | it is not known to which form these rows belong
      → 主表和明细表各加一列，写上同样的号码 | 主表和明細表各加一欄，寫上同樣的號碼 | add a column with the same key to the main sheet and to the details

    row-key-empty error
      明细行没有写它所属的表单 | 明細列沒有寫它所屬的表單 | a detail row does not say to which form it belongs
      例 这一行没有写“单号”，不知道属于哪张表单 | 這一列沒有寫「單號」，不知道屬於哪張表單 | this row has no "单号", so it is not known to which form it belongs
      → 填上主表里那一行的号码 | 填上主表裡那一列的號碼 | fill in the key of a row of the main sheet

    row-key-doubled error
      主表里两张表单的号码相同 | 主表裡兩張表單的號碼相同 | two forms of the main sheet have the same key
      例 “FC-01”和 A3 那一行相同，明细行只归前一张表单 | 「FC-01」和 A3 那一列相同，明細列只歸前一張表單 | "FC-01" is also the key of the row at A3, which gets the rows of the other sheet
      → 给每张表单写不同的号码 | 給每張表單寫不同的號碼 | give each form a key of its own

    row-key-unknown error
      明细行所属的表单不在主表里 | 明細列所屬的表單不在主表裡 | the form of a detail row is not in the main sheet
      例 主表里没有“DC-2026-000009”，不知道这一行属于哪张表单 | 主表裡沒有「DC-2026-000009」，不知道這一列屬於哪張表單 | the main table has no form 'DC-2026-000009', to which this row would belong
      → 核对号码，或在主表里补上那一行 | 核對號碼，或在主表裡補上那一列 | correct the key, or add the row to the main sheet

    too-many-details error
      明细工作表太大，放不进内存 | 明細工作表太大，放不進記憶體 | the sheet of details is too large for memory
      例 明细工作表的格子超过 300000 个，放不进内存；请把名单分成几个文件，或改用 .jsonl | 明細工作表的格子超過 300000 個，放不進記憶體；請把名單分成幾個檔案，或改用 .jsonl | this sheet of rows has more than 300000 cells, which is too much to hold; split the list, or use .jsonl
      → 把名单分成几个文件，或改用 .jsonl | 把名單分成幾個檔案，或改用 .jsonl | divide the list into several files, or use .jsonl

    sheet-ignored warning
      工作簿里有一张工作表没有读 | 活頁簿裡有一張工作表沒有讀 | a sheet of the workbook was not read
      例 这张工作表没有读 | 這張工作表沒有讀 | this sheet was not read
      → 若是明细，把工作表改名为字段的名称；不是就不用管 | 若是明細，把工作表改名為欄位的名稱；不是就不用管 | rename it after its field if it holds details; otherwise leave it

    cell-error error
      单元格里是 Excel 的错误值 | 儲存格裡是 Excel 的錯誤值 | a cell holds an error of Excel
      例 单元格的内容是错误值 #N/A，请改正 | 儲存格的內容是錯誤值 #N/A，請改正 | the cell holds the error #N/A; correct it
      → 改正公式或填上值 | 改正公式或填上值 | correct the formula or fill in the value

    formula-uncalculated error
      单元格的公式还没有算出结果 | 儲存格的公式還沒有算出結果 | the formula of a cell has no result yet
      例 公式还没有算出结果 | 公式還沒有算出結果 | the formula has not been calculated
      → 用 Excel 或 WPS 打开，保存后再读，或把公式换成值 | 用 Excel 或 WPS 開啟，儲存後再讀，或把公式換成值 | open and save the file with Excel or WPS, or replace the formula by its value

    number-too-long error
      号码存成了超过 15 位的数，末几位可能已经丢失 | 號碼存成了超過 15 位的數，末幾位可能已經遺失 | a code was stored as a number of more than 15 digits, the last of which may be lost
      例 1.10101199003077E+17 是超过 15 位的数字，末几位可能已被表格软件改成 0 | 1.10101199003077E+17 是超過 15 位的數字，末幾位可能已被試算表軟體改成 0 | 1.10101199003077E+17 is a number of more than 15 digits; the spreadsheet may have turned its last digits to 0
      → 把单元格设为“文本”，重新输入完整的号码 | 把儲存格設為「文字」，重新輸入完整的號碼 | format the cell as text and type the whole code again

    other-form error
      这份录入表是另一种表单的 | 這份錄入表是另一種表單的 | the entry sheet is that of another form
      例 这是表单 return-record 的录入表，不是“费用预算审批单”（cost-approval）的 | 這是表單 return-record 的錄入表，不是「費用預算審批單」（cost-approval）的 | this is the entry workbook of return-record, not of cost approval (cost-approval)
      → 换成这种表单的录入表，或用它自己的表单来开 | 換成這種表單的錄入表，或用它自己的表單來開 | use the entry sheet of this form, or issue the form it belongs to

    entry-empty error
      录入表还没有填 | 錄入表還沒有填 | the entry sheet is not filled in
      例 录入表还没有填；请填 C 列的黄色格子 | 錄入表還沒有填；請填 C 欄的黃色格子 | nothing is filled in; fill the yellow cells of column C
      → 填 C 列的黄色格子 | 填 C 欄的黃色格子 | fill in the yellow cells of column C

    entry-doubled error
      录入工作簿里有两张填表单的工作表 | 錄入活頁簿裡有兩張填表單的工作表 | an entry workbook has two sheets with the fields of the form
      例 “表单”和“表单 (2)”都是填表单的工作表，一个录入工作簿却只填一份 | 「表單」和「表單 (2)」都是填表單的工作表，一個錄入活頁簿卻只填一份 | 'Form' and 'Form (2)' both hold the fields of the form, but an entry workbook is for one form
      → 第二份另存成一个录入工作簿，两个一起交；不要的工作表删去 | 第二份另存成一個錄入活頁簿，兩個一起交；不要的工作表刪去 | save the second form as a workbook of its own and give both; delete the sheet if it is not wanted

    entry-damaged error
      录入工作簿隐藏的 A 列或第 1 行删掉了，读不了 | 錄入活頁簿隱藏的 A 欄或第 1 列刪掉了，讀不了 | the hidden column A or the first row of an entry workbook is gone
      例 这个录入工作簿读不了：隐藏的 A 列或第 1 行删掉了，或改动了 | 這個錄入活頁簿讀不了：隱藏的 A 欄或第 1 列刪掉了，或改動了 | this entry workbook cannot be read: its hidden column A or its first row was deleted or changed
      → 撤销删除，或用 liandan blank 另做一个，把填好的格子抄过去 | 復原刪除，或用 liandan blank 另做一個，把填好的格子抄過去 | undo the deletion, or make a new one with liandan blank and copy the cells into it

    entry-outdated warning
      录入工作簿是按以前的表单做的，没有后来增加的项目 | 錄入活頁簿是按以前的表單做的，沒有後來增加的項目 | the entry workbook is of an older form and lacks fields that were added since
      例 这个录入工作簿是按以前的表单做的，没有填“所属片区”的格子 | 這個錄入活頁簿是按以前的表單做的，沒有填「所屬片區」的格子 | this entry workbook is of an older form: it has no cell for region
      → 用 liandan blank 另做一个，把填好的格子抄过去 | 用 liandan blank 另做一個，把填好的格子抄過去 | make a new one with liandan blank and copy the cells into it

    foot-row warning
      清单下面的合计、制表等行，不是表单 | 清單下面的合計、製表等列，不是表單 | a row below the list with totals or names is no form
      例 这一行以“合计”开头，不是一份表单，没有读 | 這一列以「合計」開頭，不是一份表單，沒有讀 | this row begins with 'total': it is no form and was not read
      → 不用管；真是一份表单的话，把缺的必填项补全 | 不用管；真是一份表單的話，把缺的必填項補全 | nothing; if it is a form after all, fill in what every form needs

    outside-cells warning
      录入表的格子外面写了字，不会登记 | 錄入表的格子外面寫了字，不會登記 | something stands outside the cells of an entry workbook and is not recorded
      例 “备注：加急”写在表格外面，不会登记，也不会印出来 | 「備註：加急」寫在表格外面，不會登記，也不會印出來 | 'note: urgent' stands outside the cells of the form: it is neither recorded nor printed
      → 要留下的内容写进黄色格子 | 要留下的內容寫進黃色格子 | write what is to be kept into the yellow cells

    not-a-workbook error
      不是 Excel 工作簿（.xlsx） | 不是 Excel 活頁簿（.xlsx） | the file is no Excel workbook (.xlsx)
      例 这不是 Excel 工作簿（.xlsx），请用 Excel 或 WPS 另存为 .xlsx | 這不是 Excel 活頁簿（.xlsx），請用 Excel 或 WPS 另存為 .xlsx | this is not a workbook (.xlsx); save it as .xlsx with Excel or WPS
      → 用 Excel 或 WPS 另存为 .xlsx | 用 Excel 或 WPS 另存為 .xlsx | save it as .xlsx with Excel or WPS

    workbook-damaged error
      工作簿的内部损坏 | 活頁簿的內部損壞 | the workbook is damaged inside
      例 工作簿损坏：缺少工作表；请用 Excel 或 WPS 打开后重新保存 | 活頁簿損壞：缺少工作表；請用 Excel 或 WPS 開啟後重新儲存 | the workbook is damaged: a sheet is missing; open it in Excel or WPS and save it again
      → 用 Excel 或 WPS 打开后重新保存 | 用 Excel 或 WPS 開啟後重新儲存 | open it with Excel or WPS and save it again

    workbook-too-large error
      工作簿的行、列或文字太多 | 活頁簿的列、欄或文字太多 | the workbook has too many rows, columns or texts
      例 行数超过 1048576，请分成几个文件 | 列數超過 1048576，請分成幾個檔案 | there are more than 1048576 rows; split the file
      → 分成几个文件 | 分成幾個檔案 | divide it into several files

    workbook-not-written failure
      工作簿没有写成 | 活頁簿沒有寫成 | the workbook could not be written
      例 无法写出工作簿 | 無法寫出活頁簿 | the workbook cannot be written
      → 检查磁盘空间和权限后重试 | 檢查磁碟空間和權限後重試 | check the disk's space and permissions, and try again

    cell-too-long failure
      要写进单元格的文字超过 Excel 的上限 | 要寫進儲存格的文字超過 Excel 的上限 | a text is longer than a cell of Excel can hold
      例 单元格文字有 40000 字，最多 32767 字 | 儲存格文字有 40000 字，最多 32767 字 | the cell's text has 40000 characters; at most 32767 are allowed
      → 把内容写短，或打印成 Word 文件 | 把內容寫短，或列印成 Word 檔案 | shorten it, or print to a Word document

    cell-not-a-number failure
      要写进数字单元格的不是数字 | 要寫進數字儲存格的不是數字 | what was to be written into a numeric cell is no number
      例 “12,34”不是数字 | 「12,34」不是數字 | "12,34" is not a number
      → @report

    sheet-name failure
      工作表名不合 Excel 的规定 | 工作表名不合 Excel 的規定 | the name of a sheet is not one that Excel takes
      例 工作表名称“a/b”不合规定：1 到 31 字，不含 : \ / ? * [ ]，不得重复 | 工作表名稱「a/b」不合規定：1 到 31 字，不含 : \ / ? * [ ]，不得重複 | the sheet name "a/b" is not allowed: 1 to 31 characters, none of : \ / ? * [ ], no two alike
      → 改成 1 到 31 字、不含 : \ / ? * [ ]、不重复的名称 | 改成 1 到 31 字、不含 : \ / ? * [ ]、不重複的名稱 | use a name of 1 to 31 characters without : \ / ? * [ ], unlike the others
    """#)
}
