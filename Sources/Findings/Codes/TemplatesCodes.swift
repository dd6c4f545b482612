extension FindingArea {
  /// Codes of templates.
  package static let templates = FindingArea(
    "templates", LocalizedText("模板", hant: "範本", en: "templates"),
    #"""
    not-a-template error
      文件不能作模板 | 檔案不能作範本 | the file cannot be a template
      例 这个文件不能作模板：只认 Word 文档（.docx）和 Excel 工作簿（.xlsx） | 這個檔案不能作範本：只認 Word 文件（.docx）和 Excel 活頁簿（.xlsx） | this file cannot be a template: only Word documents (.docx) and Excel workbooks (.xlsx) can
      → 用 Word 文档（.docx）或 Excel 工作簿（.xlsx） | 用 Word 文件（.docx）或 Excel 活頁簿（.xlsx） | use a Word document (.docx) or an Excel workbook (.xlsx)

    foreign-tag warning
      文字像是别的模板软件的标签，会照原样印出来 | 文字像是別的範本軟體的標籤，會照原樣印出來 | the text looks like a tag of another template engine and is printed as it stands
      例 “${客户}”像是别的模板软件（jxls, EasyPoi, XDocReport）的标签，会照原样印出来 | 「${客戶}」像是別的範本軟體（jxls, EasyPoi, XDocReport）的標籤，會照原樣印出來 | '${customer}' looks like a tag of another template engine (jxls, EasyPoi, XDocReport); it is printed as it stands
      → 要填写就写成 {{名称}}，重复的行写成 {{#明细}}…{{/明细}} | 要填寫就寫成 {{名稱}}，重複的列寫成 {{#明細}}…{{/明細}} | to have it filled write {{name}}, and {{#items}}…{{/items}} for rows

    name-not-in-data warning
      普通数据里没有标签的名称，那里印成空白 | 普通資料裡沒有標籤的名稱，那裡印成空白 | plain data have no value of a tag's name; its place stays blank
      例 数据里没有“客户电话”，这里印成空白 | 資料裡沒有「客戶電話」，這裡印成空白 | the data have no 'phone': left blank
      → 在数据里补上它；可以空着的写成 null | 在資料裡補上它；可以空著的寫成 null | add it to the data; write null for what may be empty

    template-unreadable error
      模板的内部读不出来 | 範本的內部讀不出來 | the template cannot be read inside
      例 工作表“明细”缺少内容 | 工作表「明細」缺少內容 | the sheet '明细' has no part
      → @saveAgain

    part-too-large error
      模板的一部分太大 | 範本的一部分太大 | a part of the template is too large
      例 部件 /word/document.xml 太大，不能作模板：最多 64 MB、200000 个标记 | 部件 /word/document.xml 太大，不能作範本：最多 64 MB、200000 個標記 | the part /word/document.xml is too large for a template: at most 64 MB and 200000 tags of XML
      → 把模板分成几份，或删去用不着的内容 | 把範本分成幾份，或刪去用不著的內容 | divide the template, or delete what is not needed

    too-much-text error
      有标签的单元格里的文字太多 | 有標籤的儲存格裡的文字太多 | the cells with tags hold too much text
      例 到这一格为止，有标签的单元格的文字已超过 16 MB | 到這一格為止，有標籤的儲存格的文字已超過 16 MB | up to this cell, the texts of cells with tags take more than 16 MB
      → 标签放在各自的单元格里，长文字另放一格 | 標籤放在各自的儲存格裡，長文字另放一格 | give each tag a cell of its own, and long texts other cells

    too-many-tags error
      模板里的标签太多 | 範本裡的標籤太多 | the template has too many tags
      例 标签太多，最多 10000 个 | 標籤太多，最多 10000 個 | more than 10000 tags
      → 把模板分成几份 | 把範本分成幾份 | divide the template

    unclosed-tag error
      标签没有写完，缺少 }} | 標籤沒有寫完，缺少 }} | a tag does not end: }} is missing
      例 标签“{{客户名称”没有写完：缺少结束的 }} | 標籤「{{客户名称」沒有寫完：缺少結束的 }} | the tag '{{客户名称' is not finished: the closing }} is missing
      → 补上 }}；开头和结尾须在同一个段落或单元格里 | 補上 }}；開頭和結尾須在同一個段落或儲存格裡 | add }}; a tag begins and ends in one paragraph or cell

    unopened-tag error
      有 }} 而前面没有 {{ | 有 }} 而前面沒有 {{ | there is }} without {{ before it
      例 这里有“}}”，前面却没有 {{ | 這裡有「}}」，前面卻沒有 {{ | there is a '}}' without a {{ before it
      → 补上 {{，或删去它 | 補上 {{，或刪去它 | add {{ or delete it

    nameless-tag error
      标签里没有名称 | 標籤裡沒有名稱 | a tag has no name
      例 标签“{{}}”里没有名称 | 標籤「{{}}」裡沒有名稱 | the tag '{{}}' has no name
      → 写上字段的名称，或删去标签 | 寫上欄位的名稱，或刪去標籤 | write a field's name into it, or delete it

    unknown-tag-kind error
      标签开头的符号不认识 | 標籤開頭的符號不認識 | the mark at the beginning of a tag is not known
      例 不认识以“%”开头的标签“{{%客户名称}}” | 不認識以「%」開頭的標籤「{{%客户名称}}」 | tags that begin with '%' are not known: '{{%客户名称}}'
      → 值写 {{名称}}，重复的行写 {{#名称}}…{{/名称}} | 值寫 {{名稱}}，重複的列寫 {{#名稱}}…{{/名稱}} | write {{name}} for a value, {{#name}}…{{/name}} for rows that repeat

    bad-delimiters error
      定界符看不懂 | 定界符看不懂 | the delimiters cannot be read
      例 看不懂定界符“{{=<%}}” | 看不懂定界符「{{=<%}}」 | the delimiters '{{=<%}}' cannot be read
      → 写成 {{=<% %>=}} 这样 | 寫成 {{=<% %>=}} 這樣 | write {{=<% %>=}}

    odd-characters-in-tag warning
      标签里有全角符号、弯引号或特殊空格，已按普通写法理解 | 標籤裡有全形符號、彎引號或特殊空格，已按普通寫法理解 | a tag holds full-width signs, curly quotes or odd blanks; it was read as if they were plain
      例 标签“{{客户名称　}}”里有全角符号、弯引号或特殊空格，已按普通写法理解 | 標籤「{{客户名称　}}」裡有全形符號、彎引號或特殊空格，已按普通寫法理解 | the tag '{{客户名称　}}' holds full-width marks, curly quotes or odd blanks; it was read as meant
      → 不改也能用；要去掉提醒就改成半角 | 不改也能用；要去掉提醒就改成半形 | it works as it is; write plain signs to be rid of the warning

    unknown-name error
      标签里的名称不是表单的字段 | 標籤裡的名稱不是表單的欄位 | the name in a tag is none of the form's fields
      例 没有叫“客户名程”的字段 | 沒有叫「客戶名程」的欄位 | there is no field '客户名程'
      → 照提示改成相近的名称；全部名称用 liandan template tags 查看 | 照提示改成相近的名稱；全部名稱用 liandan template tags 檢視 | use the similar name that the message offers; liandan template tags lists them all

    ambiguous-name error
      几个字段都叫这个名称 | 幾個欄位都叫這個名稱 | several fields have this name
      例 有几个字段都叫“日期” | 有幾個欄位都叫「日期」 | several fields are called '日期'
      → 改用字段的编号 | 改用欄位的編號 | use the field's id

    unknown-choice-in-tag error
      标签里的选项或角色不存在 | 標籤裡的選項或角色不存在 | the choice or role in a tag does not exist
      例 没有叫“公司”的选项 | 沒有叫「公司」的選項 | there is no choice '公司'
      → 照提示改成表单里的选项 | 照提示改成表單裡的選項 | use one that the form has

    bad-pipe-argument error
      竖线写法后面的参数看不懂 | 直線寫法後面的參數看不懂 | what follows a pipe's colon cannot be read
      例 标签“{{合计|rmb:大}}”：大写后面的“大”看不懂 | 標籤「{{合計|rmb:大}}」：大寫後面的「大」看不懂 | tag '{{total|rmb:big}}': 'big' after 'rmb:' cannot be read
      → 照写法表写参数 | 照寫法表寫參數 | write one that the table of pipes lists

    unknown-pipe error
      标签里竖线后面的写法不认识 | 標籤裡直線後面的寫法不認識 | what follows the bar in a tag is not known
      例 竖线后面的“mony”不认识 | 直線後面的「mony」不認得 | 'mony' after the bar is not known
      → 照提示改成相近的写法 | 照提示改成相近的寫法 | use the similar one that the message offers

    pipe-does-not-fit error
      竖线后面的写法不适合这种字段 | 直線後面的寫法不適合這種欄位 | what follows the bar does not fit the field
      例 “|rmb”只能用于金额 | 「|rmb」只能用於金額 | '|rmb' is for amounts only
      → 去掉它，或换成合适的字段 | 去掉它，或換成合適的欄位 | remove it, or use a field that fits

    pipe-after-drawing error
      图片、二维码和条码后面又接了别的 | 圖片、二維碼和條碼後面又接了別的 | something follows a picture, QR code or bar code in the tag
      例 图片、二维码和条码后面不能再接别的 | 圖片、二維碼和條碼後面不能再接別的 | nothing can follow a pipe that draws
      → 去掉后面的竖线和文字 | 去掉後面的直線和文字 | remove the bar and what follows it

    bad-argument error
      rows 后面的行数不对 | rows 後面的列數不對 | the number of rows after "rows" is not right
      例 rows 后面要写行数，如“rows:5”，最多 500 行 | rows 後面要寫行數，如「rows:5」，最多 500 行 | rows takes a number of rows, as in 'rows:5', at most 500
      → 写成 rows:5 这样 | 寫成 rows:5 這樣 | write it as rows:5

    bad-size error
      图片或条码的尺寸不能用 | 圖片或條碼的尺寸不能用 | the size of a picture or code cannot be used
      例 尺寸“60x”不能用 | 尺寸「60x」不能用 | the size '60x' cannot be used
      → 照提示写，如 fit:60x40mm、qr:22mm | 照提示寫，如 fit:60x40mm、qr:22mm | write it as the message shows: fit:60x40mm, qr:22mm

    section-expected error
      有多行的明细要写成区块 | 有多列的明細要寫成區塊 | something with several rows must be written as a section
      例 “产品明细”有多行，不能直接打印 | 「产品明细」有多列，不能直接列印 | '产品明细' has rows and cannot be printed by itself
      → 写成 {{#明细}}{{列}}{{/明细}} | 寫成 {{#明細}}{{欄}}{{/明細}} | write {{#rows}}{{column}}{{/rows}}

    unclosed-section error
      区块没有结尾 | 區塊沒有結尾 | a section does not end
      例 区块“{{#产品明细}}”没有结尾 | 區塊「{{#产品明细}}」沒有結尾 | the section '{{#产品明细}}' does not end
      → 在末尾写上 {{/名称}} | 在末尾寫上 {{/名稱}} | write {{/name}} at its end

    unopened-section error
      区块的结尾没有对应的开头 | 區塊的結尾沒有對應的開頭 | a section ends that never began
      例 “{{/产品明细}}”没有对应的开头“{{#产品明细}}” | 「{{/产品明细}}」沒有對應的開頭「{{#产品明细}}」 | '{{/产品明细}}' has no beginning '{{#产品明细}}'
      → 在前面补上 {{#名称}}，或删去它 | 在前面補上 {{#名稱}}，或刪去它 | add {{#name}} before it, or delete it

    sections-too-deep error
      区块套得太深 | 區塊套得太深 | sections are nested too deeply
      例 区块套得太深，最多 32 层 | 區塊套得太深，最多 32 層 | sections nest deeper than 32
      → 减少层次 | 減少層次 | use fewer levels

    section-crosses-border error
      区块的开头和结尾不在同一个单元格、表格、文本框、链接或控件里 | 區塊的開頭和結尾不在同一個儲存格、表格、文字方塊、連結或控制項裡 | a section begins and ends on different sides of a cell, table, text box, link or control
      例 区块从表格 1的“{{#产品明细}}”开始，到正文第 3 段的“{{/产品明细}}”结束，跨过了表格、单元格或文本框的边界 | 區塊從表格 1的「{{#产品明细}}」開始，到正文第 3 段的「{{/产品明细}}」結束，跨過了表格、儲存格或文字方塊的邊界 | the section from '{{#产品明细}}' (table 1) to '{{/产品明细}}' (paragraph 3) crosses the border of a table, cell or text box
      → 把两个标签放在同一处 | 把兩個標籤放在同一處 | put both tags on the same side

    section-splits-field error
      区块把一个域（如页码、日期）切成了两半 | 區塊把一個功能變數（如頁碼、日期）切成了兩半 | a section cuts a field, such as a page number, in two
      例 区块从表格 1的“{{#产品明细}}”到正文第 3 段的“{{/产品明细}}”，把一个域（如页码、日期）切成了两半 | 區塊從表格 1的「{{#产品明细}}」到正文第 3 段的「{{/产品明细}}」，把一個功能變數（如頁碼、日期）切成了兩半 | the section from '{{#产品明细}}' (table 1) to '{{/产品明细}}' (paragraph 3) cuts a field in two
      → 按 Alt+F9 看清域在哪里，把标签移到外面 | 按 Alt+F9 看清功能變數在哪裡，把標籤移到外面 | press Alt+F9 to see the fields, and move the tag out

    sections-overlap error
      两个区块要重复同一行或同一段落，分不清谁在谁里面 | 兩個區塊要重複同一列或同一段落，分不清誰在誰裡面 | two sections repeat the same row or paragraph, and neither holds the other
      例 区块“{{#产品明细}}”（表格 1到正文第 3 段）和区块“{{#配件}}”（从正文第 2 段开始）要重复同一行或同一段落，分不清谁在谁里面 | 區塊「{{#产品明细}}」（表格 1到正文第 3 段）和區塊「{{#配件}}」（從正文第 2 段開始）要重複同一列或同一段落，分不清誰在誰裡面 | the sections '{{#产品明细}}' (table 1 to paragraph 3) and '{{#配件}}' (from paragraph 2) claim the same row or paragraph, and neither holds the other
      → 让一个完全包住另一个，或各放一行 | 讓一個完全包住另一個，或各放一列 | let one hold the other, or give each a row of its own

    text-beside-section error
      链接、域或控件里的区块标签旁边还有别的内容，分不清要不要重复 | 連結、功能變數或控制項裡的區塊標籤旁邊還有別的內容，分不清要不要重複 | beside a section's tag in a link, field or control stands other content: repeat it or not?
      例 “{{#产品明细}}”写在链接、域或内容控件里，它前面还有别的内容：分不清这些内容是印一次还是逐项重复 | 「{{#产品明细}}」寫在連結、功能變數或內容控制項裡，它前面還有別的內容：分不清這些內容是印一次還是逐項重複 | '{{#产品明细}}' stands inside a link, field or content control with something before it: it cannot be told whether that is printed once or with every item
      → 把标签移到外面，最好自己成一个段落 | 把標籤移到外面，最好自己成一個段落 | move the tag out, best into a paragraph of its own

    text-in-section-row warning
      区块占几行，同一行里别的标签会跟着区块重复或消失 | 區塊占幾列，同一列裡別的標籤會跟著區塊重複或消失 | a section takes whole rows, so that other tags in its row repeat or vanish with it
      例 标签“{{#产品明细}}”：区块占几行，同一行里它前面“{{单价}}”也在区块里：区块印几次它就印几次，区块不印它也不印 | 標籤「{{#产品明细}}」：區塊佔幾列，同一列裡它前面「{{單價}}」也在區塊裡：區塊印幾次它就印幾次，區塊不印它也不印 | tag '{{#产品明细}}': the section goes over several rows, and "{{单价}}" before the tag in its row is printed as often as the section, not at all where the section is not
      → 只印一次的，让区块的标签单独占一行 | 只印一次的，讓區塊的標籤單獨占一列 | give the section's tag a row of its own if the rest is to print once

    values-only error
      这个地方只能写值标签 | 這個地方只能寫值標籤 | only tags of values can stand here
      例 这里只能写值标签 | 這裡只能寫值標籤 | only tags of values can stand here
      → 区块和图片写在单元格里 | 區塊和圖片寫在儲存格裡 | write sections and pictures into cells

    not-a-picture error
      图片的写法用在了不是图片的字段上 | 圖片的寫法用在了不是圖片的欄位上 | a picture's tag names a field that is none
      例 “备注”不是图片字段 | 「備註」不是圖片欄位 | '备注' is not a field of pictures
      → 文字写 {{名称}}，二维码写 {{名称|qr:22mm}} | 文字寫 {{名稱}}，二維碼寫 {{名稱|qr:22mm}} | write {{name}} for text, {{name|qr:22mm}} for a QR code

    picture-as-text warning
      图片字段写成了值，只会印文件名 | 圖片欄位寫成了值，只會印檔名 | a picture's field is written as a value: only its file name prints
      例 这里只印图片的文件名 | 這裡只印圖片的檔名 | only the picture's file name is printed here
      → 要印图片，写 {{@名称|fit:60x40mm}} | 要印圖片，寫 {{@名稱|fit:60x40mm}} | write {{@name|fit:60x40mm}} to print the picture

    picture-not-possible error
      这个位置不能放图片、二维码和条码 | 這個位置不能放圖片、二維碼和條碼 | pictures and codes cannot stand here
      例 这个位置不能放图片、二维码和条码 | 這個位置不能放圖片、二維碼和條碼 | pictures and codes cannot be drawn in this place
      → 移到正文或单元格里 | 移到正文或儲存格裡 | move it to the text or into a cell

    code128-not-ascii error
      总是印成汉字的字段不能作条码 | 總是印成漢字的欄位不能作條碼 | a field that always prints Chinese cannot become a bar code
      例 “处理类型”总是印成汉字，条码（Code 128）只能有英文字母、数字和半角符号 | 「處理類型」總是印成漢字，條碼（Code 128）只能有英文字母、數字和半形符號 | '处理类型' is always written with Chinese letters; a Code 128 bar code can have ASCII only
      → 改用二维码，或给日期写上格式 | 改用 二維碼，或給日期寫上格式 | use a QR code, or give a date a format

    tag-never-filled warning
      每一联都不印这个字段，标签永远是空的 | 每一聯都不印這個欄位，標籤永遠是空的 | no copy prints this field, so that the tag stays empty
      例 每一联都不印这个字段（表单的 omit），这个标签永远是空的 | 每一聯都不印這個欄位（表單的 omit），這個標籤永遠是空的 | every copy omits this field, so this tag stays empty
      → 去掉标签，或让某一联印它 | 去掉標籤，或讓某一聯印它 | remove the tag, or let a copy print the field

    field-never-printed warning
      模板里没有打印表单的一个字段 | 範本裡沒有列印表單的一個欄位 | the template does not print one of the form's fields
      例 模板里没有打印这个字段 | 範本裡沒有列印這個欄位 | the template never prints this field
      → 要印就加上标签；不用印就不管 | 要印就加上標籤；不用印就不管 | add a tag if it is to be printed

    tag-not-filled warning
      标签写在不会填写的地方，如公式里 | 標籤寫在不會填寫的地方，如公式裡 | a tag stands where none is filled, such as in an equation
      例 标签“{{合计}}”写在不会填写的地方 | 標籤「{{合计}}」寫在不會填寫的地方 | the tag '{{合计}}' stands where none is filled
      → 移到正文、单元格、文本框或页眉页脚里 | 移到正文、儲存格、文字方塊或頁首頁尾裡 | move it to the text, a cell, a text box or a page header

    tag-in-field error
      域代码里有标签，数据不能写进域代码 | 功能變數代碼裡有標籤，資料不能寫進功能變數代碼 | a field code holds a tag, and data cannot become part of it
      例 域代码“HYPERLINK "{{网址}}"”里有标签：数据不能写进域代码 | 功能變數代碼「HYPERLINK "{{网址}}"」裡有標籤：資料不能寫進功能變數代碼 | the field code 'HYPERLINK "{{网址}}"' holds a tag: data cannot become part of a field code
      → 把标签写在正文里；链接写在它的地址栏里 | 把標籤寫在正文裡；連結寫在它的網址欄裡 | write the tag into the text, or into a link's address

    tag-in-formula error
      Excel 公式里的标签不会填写 | Excel 公式裡的標籤不會填寫 | a tag in a formula of Excel is not filled
      例 公式里的标签不会被填写 | 公式裡的標籤不會被填寫 | a tag inside a formula is not filled
      → 标签写在单独的单元格里，公式引用那一格 | 標籤寫在單獨的儲存格裡，公式引用那一格 | write the tag into a cell of its own, to which the formula refers

    tag-in-link error
      链接地址里只能写值标签 | 連結位址裡只能寫值標籤 | only tags of values can stand in a link's address
      例 链接地址里只能写值，不能写“{{#产品明细}}” | 連結位址裡只能寫值，不能寫「{{#产品明细}}」 | an address can have values only, not '{{#产品明细}}'
      → 把区块或图片移到地址外面 | 把區塊或圖片移到位址外面 | move the section or picture out of the address

    tag-in-table-heading error
      Excel 表格的标题行里有标签 | Excel 表格的標題列裡有標籤 | the header of an Excel table holds a tag
      例 表格（套用表格格式）的标题行里不能有标签 | 表格（格式化為表格）的標題列裡不能有標籤 | the headings of a table cannot hold tags
      → 标题写固定文字，或把表格转换为普通区域 | 標題寫固定文字，或把表格轉換為普通範圍 | write fixed text, or convert the table to a range

    table-heading-in-section error
      Excel 表格的标题行落在区块里 | Excel 表格的標題列落在區塊裡 | the header of an Excel table lies in a section
      例 表格（A3:D8）的标题行落在区块里，没有数据时表格会缺行 | 表格（A3:D8）的標題列落在區塊裡，沒有資料時表格會缺列 | the headings of the table (A3:D8) lie in the section; without items the table would lack rows
      → 让区块只包住数据行，或把表格转换为普通区域 | 讓區塊只包住資料列，或把表格轉換為普通範圍 | let the section hold data rows alone, or convert the table to a range

    table-in-section error
      整个 Excel 表格落在区块里，不能重复 | 整個 Excel 表格落在區塊裡，不能重複 | a whole Excel table lies in a section and cannot be repeated
      例 整个表格（A3:D8）落在区块里，不能重复 | 整個表格（A3:D8）落在區塊裡，不能重複 | the whole table (A3:D8) lies in the section and cannot be repeated
      → 让区块只包住数据行，或把表格转换为普通区域 | 讓區塊只包住資料列，或把表格轉換為普通範圍 | let the section hold data rows alone, or convert the table to a range

    merge-crosses-section warning
      合并单元格一半在区块里、一半在外面，会跟着区块拉长 | 合併儲存格一半在區塊裡、一半在外面，會跟著區塊拉長 | a merged cell lies half in a section and grows with it
      例 合并单元格 B4:B6 一半在区块里、一半在区块外，会跟着区块一起拉长 | 合併儲存格 B4:B6 一半在區塊裡、一半在區塊外，會跟著區塊一起拉長 | the merged cells B4:B6 lie half in the section: they will grow with it
      → 让它整个在区块里或外面 | 讓它整個在區塊裡或外面 | put it wholly inside or outside

    merge-not-possible error
      “|合并”不在由区块逐行重复的单元格里 | 「|合併」不在由區塊逐列重複的儲存格裡 | '|merge' is not in a cell of a row that a section repeats
      例 标签“{{客户|合并}}”：“|合并”在这里没有用：它要写在表格的单元格里，这一行由区块一行一行地重复 | 標籤「{{客户|合并}}」：「|合併」在這裡沒有用：它要寫在表格的儲存格裡，這一列由區塊一列一列地重複 | tag '{{客户|合并}}': '|merge' does nothing here: it is for a table's cell in a row that a section repeats by itself
      → 去掉它，或让区块只重复这一行；这一格在模板里不和上下的格合并 | 去掉它，或讓區塊只重複這一列；這一格在範本裡不和上下的格合併 | remove it, or let the section repeat this row only; leave the cell unmerged in the template

    sections-share-row error
      两个区块共用 Excel 的一行 | 兩個區塊共用 Excel 的一列 | two sections share a row of the sheet
      例 这一行还属于上一个区块（{{#产品明细}} 在 B5），两个区块不能共用一行 | 這一列還屬於上一個區塊（{{#产品明细}} 在 B5），兩個區塊不能共用一列 | this row still belongs to the section before ({{#产品明细}} in B5); two sections cannot share a row
      → 把后一个移到下一行 | 把後一個移到下一列 | move the second to the next row

    lists-in-one-row warning
      Excel 的一行里几格各有一个列表，各项会连在自己的那一格里 | Excel 的一列裡幾格各有一個列表，各項會連在自己的那一格裡 | several cells of a row each hold a list, whose items run together in their cell
      例 这一行有几个列表（A5、C5），每个列表的各项会连在自己的那一格里，不会一项一行 | 這一列有幾個列表（A5、C5），每個列表的各項會連在自己的那一格裡，不會一項一列 | this row holds several lists (A5, C5): the items of each run together in its cell and get no rows of their own
      → 要一项一行，把它们合成一个列表；要连在一格里，在各项后写分隔符 | 要一項一列，把它們合成一個列表；要連在一格裡，在各項後寫分隔符 | for a row for each item make one list of them; for one cell write a separator behind each item

    sheet-section-not-around-sheet error
      要每项印一张工作表的区块没有包住整张表 | 要每項印一張工作表的區塊沒有包住整張表 | a section that makes a sheet for each item does not hold the whole sheet
      例 要每项印一张工作表，这个区块须包住整张表 | 要每項印一張工作表，這個區塊須包住整張表 | a section that prints a sheet for every turn must be around the whole sheet
      → 开头写在第一个有标签的单元格，结尾写在最后一个 | 開頭寫在第一個有標籤的儲存格，結尾寫在最後一個 | begin it in the first cell with a tag and end it in the last

    row-outside-sheet error
      模板的行号超出 Excel 的范围 | 範本的列號超出 Excel 的範圍 | a row number of the template is not one that Excel has
      例 行号“0”不在 1–1048576 之间，Excel 打不开这样的工作表 | 列號「0」不在 1–1048576 之間，Excel 打不開這樣的工作表 | the row number '0' is not within 1–1048576: Excel cannot open the sheet
      → @saveAgain

    row-out-of-order error
      模板里的行次序颠倒，Excel 打不开 | 範本裡的列次序顛倒，Excel 打不開 | rows of the template are out of order, and Excel does not open it
      例 第 3 行写在第 5 行之后，行号须一行比一行大，Excel 打不开这样的工作表 | 第 3 列寫在第 5 列之後，列號須一列比一列大，Excel 打不開這樣的工作表 | row 3 stands after row 5, but row numbers must rise: Excel cannot open the sheet
      → @saveAgain

    cell-outside-sheet error
      模板里有 Excel 没有的单元格 | 範本裡有 Excel 沒有的儲存格 | the template has a cell that Excel does not have
      例 没有“ZZZZ9”这样的单元格，Excel 打不开这样的工作表 | 沒有「ZZZZ9」這樣的儲存格，Excel 打不開這樣的工作表 | there is no cell 'ZZZZ9': Excel cannot open the sheet
      → @saveAgain

    drawing-outside-sheet error
      图形不在工作表的范围内 | 圖形不在工作表的範圍內 | a drawing lies outside the sheet
      例 图形的位置不在工作表之内（最多 1048576 行、16384 列） | 圖形的位置不在工作表之內（最多 1048576 列、16384 欄） | a drawing lies outside the sheet, which has 1048576 rows and 16384 columns
      → @saveAgain
    """#)
}
