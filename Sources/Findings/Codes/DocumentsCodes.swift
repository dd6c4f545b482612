extension FindingArea {
  /// Codes of checking Word and Excel files; what is said is the meaning itself, so there are no examples.
  package static let documents = FindingArea(
    "documents", LocalizedText("检查 Word、Excel 文件", hant: "檢查 Word、Excel 檔案", en: "checking Word and Excel files"),
    #"""
    package-annotation-id-twice warning
      两处书签、批注或修订用了同一个编号，可能丢失标记或要求修复 | 兩處書籤、註解或修訂用了同一個編號，可能遺失標記或要求修復 | two bookmarks, comments or changes have the same id: marks may be lost
      → @tellMaker

    package-own-attributes warning
      压缩包成员的属性与本程序的惯例不同 | 壓縮檔成員的屬性與本程式的慣例不同 | the attributes of the members are not those of this program
      → @tellMaker

    package-own-archive warning
      压缩包的写法与本程序的惯例不同 | 壓縮檔的寫法與本程式的慣例不同 | the archive is not written in the way of this program
      → @tellMaker

    package-bookmark warning
      书签重名或有头无尾，引用和跳转可能落空 | 書籤重名或有頭無尾，引用和跳轉可能落空 | a bookmark is named twice or has no beginning or end: references may fail
      → @mendThere

    package-calc-chain error
      计算顺序表里有已经不是公式的单元格，Excel 会要求修复 | 計算順序表裡有已經不是公式的儲存格，Excel 會要求修復 | the order of calculation names a cell without formula, and Excel asks to repair
      → @saveAgain

    package-cell-without-paragraph error
      表格单元格里没有段落或不以段落结尾，Word 会说文件已损坏 | 表格儲存格裡沒有段落或不以段落結尾，Word 會說檔案已損壞 | a table cell does not end in a paragraph, and Word calls the file damaged
      → @saveAgain

    package-cell-order error
      行或单元格的次序颠倒或重复，Excel 会要求修复 | 列或儲存格的次序顛倒或重複，Excel 會要求修復 | rows or cells are out of order or there twice, and Excel asks to repair
      → @saveAgain

    package-element-order error
      文件内部内容的次序不对，Word 会说文件已损坏 | 檔案內部內容的次序不對，Word 會說檔案已損壞 | content inside is in the wrong order, and Word calls the file damaged
      → @tellMaker

    package-control-id-twice warning
      两个内容控件用了同一个编号 | 兩個內容控制項用了同一個編號 | two content controls have the same id
      → @tellMaker

    package-broken-control error
      内容控件是空的或放错了层次，Word 会说文件已损坏 | 內容控制項是空的或放錯了層次，Word 會說檔案已損壞 | a content control is empty or holds what cannot stand there, and Word calls the file damaged
      → @saveAgain

    package-type-twice error
      同一种内容注明了两次种类，Word、Excel 会说文件已损坏 | 同一種內容註明了兩次種類，Word、Excel 會說檔案已損壞 | a type is stated twice, and Word or Excel calls the file damaged
      → @tellMaker

    package-part-without-type error
      文件内部有内容没有注明种类，Word、Excel 会说文件已损坏 | 檔案內部有內容沒有註明種類，Word、Excel 會說檔案已損壞 | something in the file has no stated type, and Word or Excel calls the file damaged
      → @tellMaker

    package-archive-descriptor error
      压缩包的结构前后不符，有的程序打不开 | 壓縮檔的結構前後不符，有的程式打不開 | the archive contradicts itself, and some programs do not open it
      → @saveAgain

    package-date-range varies
      日期单元格的值不在 1900 年至 9999 年之间，Excel 显示 ##### | 日期儲存格的值不在 1900 年至 9999 年之間，Excel 顯示 ##### | a date cell is not between 1900 and 9999, and Excel shows #####
      → @mendThere

    package-defined-name error
      名称的写法不对、重复，或所指的工作表不存在，Excel 会要求修复 | 名稱的寫法不對、重複，或所指的工作表不存在，Excel 會要求修復 | a defined name is malformed, there twice, or means a sheet that is not there, and Excel asks to repair
      → @mendThere

    package-dimension warning
      工作表声明的范围比实际小，有的程序只读到一部分单元格 | 工作表宣告的範圍比實際小，有的程式只讀到一部分儲存格 | the stated range of a sheet is too small: some programs read only a part of its cells
      → @saveAgain

    package-drawing-id-twice warning
      两个图形用了同一个编号，有的版本会丢图或要求修复 | 兩個圖形用了同一個編號，有的版本會丟圖或要求修復 | two drawings have the same id: some versions lose a picture or ask to repair
      → @tellMaker

    package-encoding error
      文件内部的文字编码不是 Word、Excel 认得的编码，可能乱码或打不开 | 檔案內部的文字編碼不是 Word、Excel 認得的編碼，可能亂碼或打不開 | texts inside are in an encoding that Word and Excel do not read
      → @tellMaker

    package-broken-field error
      域（如页码、目录）不完整，Word 会显示错误或要求修复 | 功能變數（如頁碼、目錄）不完整，Word 會顯示錯誤或要求修復 | a field (a page number, a table of contents) is incomplete: Word shows errors or asks to repair
      → @mendThere

    package-own-time warning
      压缩包的时间不是本程序固定的时间，同样内容的文件会不相同 | 壓縮檔的時間不是本程式固定的時間，同樣內容的檔案會不相同 | the archive carries other times than the fixed one: the same content gives other bytes
      → @tellMaker

    package-undeclared-namespace error
      文件内部的兼容说明不完整，Word 会说文件已损坏 | 檔案內部的相容說明不完整，Word 會說檔案已損壞 | a compatibility note inside is incomplete, and Word calls the file damaged
      → @tellMaker

    package-picture-size error
      图片的宽或高不是正数，图片不显示或文件打不开 | 圖片的寬或高不是正數，圖片不顯示或檔案打不開 | the width or height of a picture is not above zero: it does not show, or the file does not open
      → @mendThere

    package-line-end-lost warning
      文字里的换行或制表位没有按 Word 的方式写，会显示成空格 | 文字裡的換行或定位點沒有按 Word 的方式寫，會顯示成空格 | a line end or tab is not written in the way of Word and shows as a blank
      → @tellMaker

    package-two-documents error
      文件里有两份正文，各程序显示的可能不同 | 檔案裡有兩份本文，各程式顯示的可能不同 | the file holds two main documents, and programs may show either
      → @saveAgain

    package-wrong-extension error
      文件扩展名与内容不符（例如把模板 .dotx 改名为 .docx），Word、Excel 会拒绝打开 | 副檔名與內容不符（例如把範本 .dotx 改名為 .docx），Word、Excel 會拒絕開啟 | the extension is not that of the content (a .dotx renamed to .docx, say), and Word or Excel does not open it
      → @saveAgain

    package-merge-overlap error
      合并单元格互相重叠、重复或只有一格，Excel 会要求修复 | 合併儲存格互相重疊、重複或只有一格，Excel 會要求修復 | merged cells overlap, repeat or are a single cell, and Excel asks to repair
      → @mendThere

    package-missing-note error
      引用的批注、脚注或尾注不存在，Word 会要求修复 | 引用的註解、註腳或章節附註不存在，Word 會要求修復 | a comment or note is referred to but not there, and Word asks to repair
      → @saveAgain

    package-number-format error
      自定义数字格式写错了，WPS 能开而 Excel 会要求修复 | 自訂數字格式寫錯了，WPS 能開而 Excel 會要求修復 | a custom number format is malformed: WPS opens the file, Excel asks to repair it
      → @mendThere

    package-missing-list error
      编号列表没有定义或定义不全，编号会消失或文件打不开 | 編號清單沒有定義或定義不全，編號會消失或檔案打不開 | a numbered list is not defined or not completely: numbers vanish, or the file does not open
      → @saveAgain

    package-not-a-number error
      数字单元格里不是数字，Excel 会要求修复 | 數字儲存格裡不是數字，Excel 會要求修復 | a numeric cell holds no number, and Excel asks to repair
      → @mendThere

    package-orphan warning
      文件里夹带了没有任何地方用到的内容 | 檔案裡夾帶了沒有任何地方用到的內容 | the file carries content that nothing in it uses
      → @saveAgain

    package-type-of-nothing error
      文件目录列了并不存在的内容，Word、Excel 会要求修复 | 檔案目錄列了並不存在的內容，Word、Excel 會要求修復 | the file lists content that it does not hold, and Word or Excel asks to repair it
      → @tellMaker

    package-paragraph-id varies
      段落的内部编号重复或超出范围，Word 会说文件已损坏 | 段落的內部編號重複或超出範圍，Word 會說檔案已損壞 | a paragraph id is used twice or out of range, and Word calls the file damaged
      → @saveAgain

    package-nested-paragraph error
      段落套在段落里，Word 会说文件已损坏 | 段落套在段落裡，Word 會說檔案已損壞 | a paragraph stands inside a paragraph, and Word calls the file damaged
      → @saveAgain

    package-not-portable warning
      嵌入了只有 Word 才能显示的内容（外来文档、嵌入对象或 JPEG XR 图片），在 WPS、LibreOffice 里是空白 | 嵌入了只有 Word 才能顯示的內容（外來文件、嵌入物件或 JPEG XR 圖片），在 WPS、LibreOffice 裡是空白 | content that only Word shows (a foreign document, an embedded object, a JPEG XR picture): blank in WPS and LibreOffice
      → @mendThere

    package-missing-link error
      图片、链接或页眉页脚指向的内容不存在，Word、Excel 会要求修复 | 圖片、連結或頁首頁尾指向的內容不存在，Word、Excel 會要求修復 | a picture, link, header or footer points to nothing, and Word or Excel asks to repair
      → @saveAgain

    package-missing-part error
      文件里引用的内容不在文件里，打开时会要求修复或缺少内容 | 檔案裡引用的內容不在檔案裡，開啟時會要求修復或缺少內容 | the file refers to content that it does not hold: programs ask to repair it or show less
      → @tellMaker

    package-schema error
      内部写法不符合国际标准 ISO/IEC 29500，严格的程序会拒绝 | 內部寫法不符合國際標準 ISO/IEC 29500，嚴格的程式會拒絕 | something inside does not keep to the standard ISO/IEC 29500: strict programs refuse it
      → @tellMaker

    package-broken-section error
      分节符放错了地方或页眉页脚设置重复，Word 会说文件已损坏 | 分節符放錯了地方或頁首頁尾設定重複，Word 會說檔案已損壞 | a section break is out of place or its headers are set twice, and Word calls the file damaged
      → @mendThere

    package-shared-formula varies
      共享公式缺少主公式，或行的列范围不对，公式会丢失 | 共用公式缺少主公式，或列的欄範圍不對，公式會遺失 | a shared formula has lost its first cell, or a row states its columns wrongly: formulas are lost
      → @saveAgain

    package-shared-content error
      两个工作表共用一份图形、批注或表格区域，会丢失内容 | 兩個工作表共用一份圖形、註解或表格範圍，會遺失內容 | two sheets share a drawing, comments or table: content is lost
      → @saveAgain

    package-text-count warning
      共享文字表注明的数目不对，Excel 不在意，严格的程序会报错 | 共用文字表註明的數目不對，Excel 不在意，嚴格的程式會報錯 | the list of shared texts is counted wrongly: Excel does not mind, strict programs do
      → @tellMaker

    package-missing-text error
      单元格的文字找不到，Excel 会要求修复 | 儲存格的文字找不到，Excel 會要求修復 | the text of a cell is not there, and Excel asks to repair
      → @saveAgain

    package-excel-limit error
      超过 Excel 的上限（单元格 32767 字、253 个换行；页眉页脚 255 字；行高 409 磅；列宽 255） | 超過 Excel 的上限（儲存格 32767 字、253 個換行；頁首頁尾 255 字；列高 409 點；欄寬 255） | beyond the limits of Excel (32,767 characters and 253 line ends a cell, 255 in a header, 409 points a row, width 255)
      → @mendThere

    package-sheet-name error
      工作表名不合规定（1 至 31 字，不含 : \ / ? * [ ]，首尾无撇号，不重名），或没有可见的工作表 | 工作表名不合規定（1 至 31 字，不含 : \ / ? * [ ]，首尾無撇號，不重名），或沒有可見的工作表 | a sheet name is not allowed (1 to 31 characters, none of : \ / ? * [ ], no quote at the ends, unique), or no sheet is visible
      → @mendThere

    package-blanks-lost warning
      文字开头或末尾的空格会丢失 | 文字開頭或末尾的空格會遺失 | blanks at the beginning or end of a text will be lost
      → @tellMaker

    package-missing-format varies
      单元格用了没有定义的格式，Excel 会要求修复 | 儲存格用了沒有定義的格式，Excel 會要求修復 | a cell has a format that is not defined, and Excel asks to repair
      → @saveAgain

    package-missing-style warning
      用到的样式没有定义，文字会变成默认样子 | 用到的樣式沒有定義，文字會變成預設樣子 | a style is used but not defined: the text falls back to the default look
      → @mendThere

    package-broken-table error
      表格没有行、没有列或有一行没有单元格，Word 会说文件已损坏 | 表格沒有列、沒有欄或有一列沒有儲存格，Word 會說檔案已損壞 | a table has no rows, no columns, or a row without cells, and Word calls the file damaged
      → @saveAgain

    package-table-grid warning
      表格某行的列数或纵向合并与表格不符，版面可能错位 | 表格某列的欄數或縱向合併與表格不符，版面可能錯位 | a row does not fit its table in columns or vertical merges, and may be shown askew
      → @mendThere

    package-tables-touch warning
      两个表格之间缺少段落，会连成一个 | 兩個表格之間缺少段落，會連成一個 | no paragraph stands between two tables: they become one
      → @mendThere

    package-table-at-end warning
      正文、页眉或页脚以表格结束，后面缺少段落，Word 会补一个空行 | 正文、頁首或頁尾以表格結束，後面缺少段落，Word 會補一個空行 | the text, a header or a footer ends in a table without a paragraph after it, and Word adds an empty line
      → @mendThere

    package-table-range error
      表格区域的标题、范围或名称有误，Excel 会要求修复 | 表格範圍的標題、範圍或名稱有誤，Excel 會要求修復 | headings, range or name of a table are wrong, and Excel asks to repair
      → @mendThere

    package-sheet-order error
      工作表内部内容的次序不对，Excel 会要求修复并丢掉一部分 | 工作表內部內容的次序不對，Excel 會要求修復並丟掉一部分 | content of a sheet is in the wrong order: Excel repairs it and drops a part
      → @tellMaker

    package-zip64 error
      压缩包用了大文件格式（zip64），Excel 可能打不开 | 壓縮檔用了大檔案格式（zip64），Excel 可能打不開 | the archive is in the format for huge files (zip64), which Excel may not open
      → @saveAgain
    """#)
}
