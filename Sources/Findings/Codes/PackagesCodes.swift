extension FindingArea {
  /// Codes of opening zip archives and Office files.
  package static let packages = FindingArea(
    "packages", LocalizedText("压缩包和 Office 文件", hant: "壓縮檔和 Office 檔案", en: "archives and Office files"),
    #"""
    zip-not-an-archive error
      不是完整的 zip 压缩包（.docx、.xlsx 也是） | 不是完整的 zip 壓縮檔（.docx、.xlsx 也是） | the file is no complete zip archive (as .docx and .xlsx are)
      例 文件不是完整的 zip 压缩包（.docx、.xlsx 也是）。请重新取得该文件 | 檔案不是完整的 zip 壓縮檔（.docx、.xlsx 也是）。請重新取得該檔案 | the file is not a complete zip archive (as .docx and .xlsx are); get the file again
      → @fetchAgain

    zip-inconsistent error
      压缩包的目录与成员不一致 | 壓縮檔的目錄與成員不一致 | the archive's directory and its members disagree
      例 压缩包目录与成员“word/document.xml”不一致，已拒绝读取。请用原软件重新保存该文件 | 壓縮檔目錄與成員「word/document.xml」不一致，已拒絕讀取。請用原軟體重新儲存該檔案 | the archive's directory and its member word/document.xml disagree; save the file again with its program
      → @saveAgain

    zip-overlap error
      压缩包的成员互相重叠，疑似压缩炸弹 | 壓縮檔的成員互相重疊，疑似壓縮炸彈 | members of the archive overlap, as in a zip bomb
      例 压缩包成员“a.xml”与其他成员重叠，疑似压缩炸弹，已拒绝 | 壓縮檔成員「a.xml」與其他成員重疊，疑似壓縮炸彈，已拒絕 | the archive member "a.xml" overlaps another one, like a zip bomb: refused
      → 不要打开它；向来源核实 | 不要開啟它；向來源核實 | do not open it; ask where it comes from

    zip-unsafe-name error
      压缩包成员的名称不安全 | 壓縮檔成員的名稱不安全 | the name of a member is not safe
      例 压缩包成员名不安全：“../a.xml”，已拒绝 | 壓縮檔成員名不安全：「../a.xml」，已拒絕 | unsafe archive member name "../a.xml": refused
      → 不要打开它；向来源核实 | 不要開啟它；向來源核實 | do not open it; ask where it comes from

    zip-duplicate-name error
      压缩包里有重名的成员 | 壓縮檔裡有重名的成員 | the archive holds a name twice
      例 压缩包里有重名成员“a.xml”（不分大小写），已拒绝 | 壓縮檔裡有重名成員「a.xml」（不分大小寫），已拒絕 | the archive holds "a.xml" twice (ignoring case): refused
      → @saveAgain

    zip-encrypted error
      压缩包加了密 | 壓縮檔加了密 | the archive is encrypted
      例 压缩包成员“a.xml”已加密，请先去掉密码 | 壓縮檔成員「a.xml」已加密，請先移除密碼 | the archive member "a.xml" is encrypted; remove the password first
      → 先去掉密码 | 先移除密碼 | remove the password first

    zip-unsupported-method error
      压缩方法不受支持 | 壓縮方法不受支援 | the method of compression is not supported
      例 压缩包成员“a.xml”的压缩方法（9）不受支持，请用 deflate 重新压缩 | 壓縮檔成員「a.xml」的壓縮方法（9）不受支援，請用 deflate 重新壓縮 | the archive member "a.xml" uses compression method 9; only deflate is supported
      → 用 deflate（普通 zip）重新压缩 | 用 deflate（普通 zip）重新壓縮 | compress it with deflate, as ordinary zip files are

    zip-limit error
      压缩包太大、成员太多或压缩比高得可疑 | 壓縮檔太大、成員太多或壓縮比高得可疑 | the archive is too large, has too many members, or is compressed suspiciously well
      例 压缩包成员“a.xml”的压缩比超过 200 倍，疑似压缩炸弹，已拒绝 | 壓縮檔成員「a.xml」的壓縮比超過 200 倍，疑似壓縮炸彈，已拒絕 | the archive member "a.xml" is compressed more than 200 times, like a zip bomb: refused
      → 分成几个文件；来历不明的不要打开 | 分成幾個檔案；來歷不明的不要開啟 | divide it; do not open it if you do not know where it comes from

    zip-damaged-member error
      压缩包的成员损坏：长度或校验和不符 | 壓縮檔的成員損壞：長度或校驗和不符 | a member of the archive is damaged: length or checksum differ
      例 压缩包成员“a.xml”已损坏：长度或校验和不符。请重新取得该文件 | 壓縮檔成員「a.xml」已損壞：長度或校驗和不符。請重新取得該檔案 | the archive member "a.xml" is damaged: length or checksum differ; get the file again
      → @fetchAgain

    zip-no-such-member error
      压缩包里没有这个成员 | 壓縮檔裡沒有這個成員 | the archive has no such member
      例 压缩包里没有“a.xml” | 壓縮檔裡沒有「a.xml」 | the archive has no member "a.xml"
      → @fetchAgain

    zip-cannot-write failure
      压缩包没有写成 | 壓縮檔沒有寫成 | the archive could not be written
      例 写压缩包失败：磁盘已满 | 寫壓縮檔失敗：磁碟已滿 | cannot write the archive: the disk is full
      → 检查磁盘空间和权限后重试 | 檢查磁碟空間和權限後重試 | check the disk's space and permissions, and try again

    opc-not-a-package error
      不是可用的 Office 文件（.docx、.xlsx） | 不是可用的 Office 檔案（.docx、.xlsx） | the file is no usable Office file (.docx, .xlsx)
      例 不是可用的 Office 文件（.docx、.xlsx）：没有正文。请用 Word、Excel 或 WPS 重新保存 | 不是可用的 Office 檔案（.docx、.xlsx）：沒有正文。請用 Word、Excel 或 WPS 重新儲存 | not a usable Office file (.docx, .xlsx): there is no main part; save it again with Word, Excel or WPS
      → 用 Word、Excel 或 WPS 重新保存 | 用 Word、Excel 或 WPS 重新儲存 | save it again with Word, Excel or WPS

    opc-no-such-part error
      Office 文件里没有这个部件 | Office 檔案裡沒有這個部件 | the Office file has no such part
      例 文件里没有部件 /word/header1.xml | 檔案裡沒有部件 /word/header1.xml | the file has no part /word/header1.xml
      → @saveAgain

    opc-part-exists failure
      Office 文件里已有同名的部件 | Office 檔案裡已有同名的部件 | the Office file has a part of that name already
      例 文件里已有部件 /word/header1.xml | 檔案裡已有部件 /word/header1.xml | the file already has a part /word/header1.xml
      → @report

    xml-refused error
      文件内部不是完好的 XML，或含有办公文件不该有的声明 | 檔案內部不是完好的 XML，或含有辦公檔案不該有的宣告 | a part is no sound XML, or has a declaration that office files must not have
      例 部件 /word/document.xml 含有文档类型声明（DTD），已拒绝 | 部件 /word/document.xml 含有文件類型宣告（DTD），已拒絕 | the part /word/document.xml has a document type declaration (DTD): refused
      → @saveAgain

    opc-active-content error
      文件含有宏、控件、嵌入的程序或会装载的加载项 | 檔案含有巨集、控制項、嵌入的程式或會載入的增益集 | the file holds macros, controls, embedded programs or add-ins
      例 文件含有宏、控件或嵌入程序（/word/vbaProject.bin），已拒绝。请另存为不含宏的 .docx 或 .xlsx | 檔案含有巨集、控制項或內嵌程式（/word/vbaProject.bin），已拒絕。請另存為不含巨集的 .docx 或 .xlsx | the file holds macros, controls or embedded programs (/word/vbaProject.bin): refused; save it as .docx or .xlsx
      → 在原软件里删去它们，另存为不含宏的 .docx 或 .xlsx | 在原軟體裡刪去它們，另存為不含巨集的 .docx 或 .xlsx | delete them in their program and save a .docx or .xlsx without macros

    opc-external-target error
      文件引用外部的内容：别的工作簿、数据连接、网络上的图片 | 檔案引用外部的內容：別的活頁簿、資料連線、網路上的圖片 | the file refers to content outside: another workbook, a data connection, a picture on the net
      例 文件引用了外部内容（别的工作簿），已拒绝 | 檔案引用了外部內容（別的活頁簿），已拒絕 | the file refers to something outside (another workbook): refused
      → 断开链接，图片插入到文件里 | 中斷連結，圖片插入到檔案裡 | break the links, and insert pictures into the file

    content-not-listed error
      文件里有不认识的内容，说不准打开时会做什么 | 檔案裡有不認識的內容，說不準開啟時會做什麼 | the file holds content that is not known, and nobody can tell what it does
      例 文件里有不认识的内容，表单用不着它，也说不准打开时会做什么，已拒绝 | 檔案裡有不認識的內容，表單用不著它，也說不準開啟時會做什麼，已拒絕 | the file holds content of an unknown kind, which a form does not need: refused
      → 用 Word、Excel 或 WPS 打开，删去后另存一份 | 用 Word、Excel 或 WPS 開啟，刪去後另存一份 | open it with Word, Excel or WPS, delete that content and save a copy

    content-embedded-file error
      嵌入的文档或工作簿不能用：含有宏、外部内容，或不是 .docx、.xlsx | 嵌入的文件或活頁簿不能用：含有巨集、外部內容，或不是 .docx、.xlsx | an embedded document or workbook cannot be used: it holds macros or content from outside, or is no .docx or .xlsx
      例 文件里嵌入的文档或工作簿不能用：它本身含有宏、外部内容，或者不是 .docx、.xlsx，已拒绝 | 檔案裡內嵌的文件或活頁簿不能用：它本身含有巨集、外部內容，或者不是 .docx、.xlsx，已拒絕 | a document or workbook inside cannot be: it holds macros or outside content itself, or is no .docx or .xlsx: refused
      → 打开它去掉宏和链接，或粘贴为图片 | 開啟它去掉巨集和連結，或貼上為圖片 | remove its macros and links, or paste it as a picture

    dangerous-link error
      链接或图片指向文件、网络上的内容或程序 | 連結或圖片指向檔案、網路上的內容或程式 | a link or picture leads to a file, to content on the net or to a program
      例 这里的链接或图片指向文件、网络上的内容或程序，已拒绝 | 這裡的連結或圖片指向檔案、網路上的內容或程式，已拒絕 | a link or picture here leads to a file, to content on the web or to a program: refused
      → 只用 http、https、mailto、tel 地址；图片插入到文件里 | 只用 http、https、mailto、tel 位址；圖片插入到檔案裡 | use http, https, mailto and tel addresses; insert pictures into the file

    dangerous-field error
      域代码会引入外部内容或运行程序 | 功能變數代碼會引入外部內容或執行程式 | a field code fetches or runs something from outside
      例 这里的域代码“INCLUDETEXT”会引入外部内容或运行程序，或不在允许之列，模板不能使用 | 這裡的功能變數代碼「INCLUDETEXT」會引入外部內容或執行程式，或不在允許之列，範本不能使用 | the field code 'INCLUDETEXT' fetches or runs something from outside, or is not known; a template must not have it
      → 在 Word 里按 Alt+F9，删除这个域 | 在 Word 裡按 Alt+F9，刪除這個功能變數 | press Alt+F9 in Word and delete the field

    dangerous-formula error
      公式调用外部程序、网络或别的工作簿 | 公式呼叫外部程式、網路或別的活頁簿 | a formula calls a program, the net or another workbook
      例 公式用了“WEBSERVICE”，它会调用外部程序或网络，或不在允许之列，已拒绝 | 公式用了「WEBSERVICE」，它會呼叫外部程式或網路，或不在允許之列，已拒絕 | the formula uses 'WEBSERVICE', which calls programs or the network, or is not known: refused
      → 删去它，或改用普通公式 | 刪去它，或改用普通公式 | delete it, or use an ordinary formula

    dangerous-object error
      文件里链接着别的程序、文件或数据源，或有会运行宏的表单域 | 檔案裡連結著別的程式、檔案或資料來源，或有會執行巨集的表單欄位 | the file is linked to another program, file or data source, or has a form field that runs a macro
      例 这里链接着别的程序、文件或数据源（DDE、OLE 链接、邮件合并、网页发布），已拒绝 | 這裡連結著別的程式、檔案或資料來源（DDE、OLE 連結、合併列印、網頁發佈），已拒絕 | this links to another program, file or data source (DDE, an OLE link, mail merge, publishing): refused
      → 删去它或断开链接 | 刪去它或中斷連結 | delete it, or break the link

    attached-template warning
      文件记着它所用的模板；做出的文件里会去掉这条记录 | 檔案記著它所用的範本；做出的檔案裡會去掉這條記錄 | the file names its template; documents made from it do not
      例 文件记着它所用的模板，做出的文件里会去掉这条记录，不影响内容 | 檔案記著它所用的範本，做出的檔案裡會去掉這條記錄，不影響內容 | the file notes the template that it was made with; what is made leaves the note out and loses nothing
      → 不用处理 | 不用處理 | nothing is to be done

    signature-left-out warning
      文件带有数字签名；做出的文件里不带它 | 檔案帶有數位簽章；做出的檔案裡不帶它 | the file bears a digital signature; documents made from it do not
      例 文件带有数字签名，填写后签名就不再有效，做出的文件里不带它 | 檔案帶有數位簽章，填寫後簽章就不再有效，做出的檔案裡不帶它 | the file bears a digital signature, which is void once it is filled in; what is made leaves it out
      → 不用处理；要签名，请签做出的文件 | 不用處理；要簽章，請簽做出的檔案 | nothing is to be done; sign what is made

    link-left-out warning
      链接指向文件、网络共享或程序；做出的文件里只留文字 | 連結指向檔案、網路共用或程式；做出的檔案裡只留文字 | a link leads to a file, a share or a program; documents made from the file keep the text only
      例 这里的链接指向文件、网络共享或程序，做出的文件里只留文字，不带链接：“..\报价单.xlsx” | 這裡的連結指向檔案、網路共用或程式，做出的檔案裡只留文字，不帶連結：「..\報價單.xlsx」 | the link here leads to a file, a share or a program; what is made keeps the text and leaves the link out: "..\quotation.xlsx"
      → 不用处理；链接可以是 http、https、mailto、tel 地址，或本文件里的位置 | 不用處理；連結可以是 http、https、mailto、tel 位址，或本檔案裡的位置 | nothing is to be done; a link may lead to http, https, mailto and tel addresses and to places in the file

    workbook-link-left-out warning
      文件链接着别的工作簿；做出的文件里断开链接 | 檔案連結著別的活頁簿；做出的檔案裡中斷連結 | the file is linked to another workbook; documents made from it are not
      例 文件链接着别的工作簿，做出的文件里断开这个链接：“价目表.xlsx” | 檔案連結著別的活頁簿，做出的檔案裡中斷這個連結：「價目表.xlsx」 | the file is linked to another workbook; what is made breaks the link: "prices.xlsx"
      → 在 Excel“数据 → 编辑链接”里断开链接后保存 | 在 Excel「資料 → 編輯連結」裡中斷連結後儲存 | use Data > Edit Links > Break Link and save

    formula-as-value warning
      公式引用别的工作簿；做出的文件里这一格只留现在的值 | 公式引用別的活頁簿；做出的檔案裡這一格只留現在的值 | a formula reads another workbook; documents made from the file keep the value that the cell has
      例 公式引用别的工作簿，做出的文件里这一格只留现在的值：“[1]价目!B2*1.13” | 公式引用別的活頁簿，做出的檔案裡這一格只留現在的值：「[1]價目!B2*1.13」 | the formula reads another workbook; what is made keeps the value that the cell has now: "[1]Prices!B2*1.13"
      → 要随单变化，请改用标签或本工作簿里的单元格 | 要隨單變化，請改用標籤或本活頁簿裡的儲存格 | if it is to change with the form, use a tag or cells of this workbook

    object-as-picture warning
      文件里嵌入了别的软件的对象；做出的文件里只留它的图片 | 檔案裡內嵌了別的軟體的物件；做出的檔案裡只留它的圖片 | an object of another program is embedded; documents made from the file keep its picture only
      例 这里嵌入了别的软件的对象，做出的文件里只留它的图片：“Visio.Drawing.15” | 這裡內嵌了別的軟體的物件，做出的檔案裡只留它的圖片：「Visio.Drawing.15」 | an object of another program is embedded here; what is made keeps its picture only: "Visio.Drawing.15"
      → 不用处理 | 不用處理 | nothing is to be done

    part-left-out warning
      文件里有印单用不着的附带内容；做出的文件里不带它 | 檔案裡有印單用不著的附帶內容；做出的檔案裡不帶它 | the file brings something that printing does not need; documents made from it do not have it
      例 文件里有印单用不着的附带内容（如工具栏、快捷键、加载项的设置），做出的文件里不带它：“customizations.xml” | 檔案裡有印單用不著的附帶內容（如工具列、快速鍵、增益集的設定），做出的檔案裡不帶它：「customizations.xml」 | the file brings something that printing does not need (settings of toolbars, keys, add-ins); it is left out: "customizations.xml"
      → 不用处理 | 不用處理 | nothing is to be done

    stale-link-left-out warning
      文件记着一项已经不在的内容；做出的文件里去掉这条记录 | 檔案記著一項已經不在的內容；做出的檔案裡去掉這條記錄 | the file notes something that it no longer holds; documents made from it do not
      例 文件记着一项已经不在的内容，做出的文件里去掉这条记录：“calcChain.xml” | 檔案記著一項已經不在的內容，做出的檔案裡去掉這條記錄：「calcChain.xml」 | the file notes something that it no longer holds; the note is left out: "calcChain.xml"
      → 不用处理 | 不用處理 | nothing is to be done
    """#)
}
