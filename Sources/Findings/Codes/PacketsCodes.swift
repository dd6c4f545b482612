extension FindingArea {
  /// Codes of making and verifying packets.
  package static let packets = FindingArea(
    "packets", LocalizedText("打包和核对档案包", hant: "打包和核對檔案包", en: "making and verifying packets"),
    #"""
    file-exists failure
      那里已有同名的文件，没有覆盖它 | 那裡已有同名的檔案，沒有覆蓋它 | a file of that name is there and was not overwritten
      例 归档/finance-2026-11-001.zip 已经存在，没有覆盖它。请移走它或换一个目录 | 歸檔/finance-2026-11-001.zip 已經存在，沒有覆蓋它。請移走它或換一個目錄 | 归档/finance-2026-11-001.zip exists and was not overwritten. Move it away or choose another folder
      → 移走它，或换一个目录 | 移走它，或換一個目錄 | move it away, or choose another folder

    doubled-file failure
      同一个文件名要装两次，没有打包 | 同一個檔名要裝兩次，沒有打包 | a file's name would stand twice in the packet; it was not made
      例 档案包里 data/audit.jsonl 出现了两次，没有打包 | 檔案包裡 data/audit.jsonl 出現了兩次，沒有打包 | data/audit.jsonl occurs twice; nothing was packed
      → @report

    forms-disordered failure
      表单重复或没有按次序，没有打包 | 表單重複或沒有按次序，沒有打包 | forms are doubled or out of order; no packet was made
      例 FC-2026-000001 重复或没有按表单和编号的次序交来，没有打包。请用 liandan verify 检查台账 | FC-2026-000001 重複或沒有按表單和編號的次序交來，沒有打包。請用 liandan verify 檢查台帳 | FC-2026-000001 came twice or out of the order of form and number; nothing was packed. Run liandan verify
      → @verify

    transmittal-failed failure
      移交清单没有写成，没有打包 | 移交清單沒有寫成，沒有打包 | the transmittal list could not be written; no packet was made
      例 移交清单没有写成，没有打包：磁盘已满 | 移交清單沒有寫成，沒有打包：磁碟已滿 | the transmittal list could not be written, nothing was packed: the disk is full
      → 照提示的原因处理后重试 | 照提示的原因處理後重試 | mend the cause that the message names, and try again

    packet-unreadable error
      不是完好的 zip 档案包 | 不是完好的 zip 檔案包 | the file is no sound zip packet
      例 不是完好的 zip 档案包：文件不完整。请用备份 | 不是完好的 zip 檔案包：檔案不完整。請用備份 | this is no sound zip packet: the file is not complete. Use a backup
      → @backupPacket

    packet-layout error
      不是档案包：里面应当只有一个总目录 | 不是檔案包：裡面應當只有一個總目錄 | this is no packet: it should hold one folder and nothing beside it
      例 不是档案包：里面应当只有一个总目录 | 不是檔案包：裡面應當只有一個總目錄 | this is no packet: it must hold one folder with everything in it
      → @backupPacket

    packet-format error
      包是更新版本的联单打的 | 包是更新版本的聯單打的 | the packet was made by a newer version
      例 这个包是更新版本的联单打的（格式 3），请用那个版本校验 | 這個包是更新版本的聯單打的（格式 3），請用那個版本校驗 | a newer version of Liandan made this packet (format 3); verify it with that version
      → 用那个版本校验 | 用那個版本校驗 | verify it with that version

    packet-renamed warning
      包的总目录改了名 | 包的總目錄改了名 | the packet's folder was renamed
      例 总目录原名 finance-2026-11-7f3a9c01-001，现为 bag | 總目錄原名 finance-2026-11-7f3a9c01-001，現為 bag | the folder was finance-2026-11-7f3a9c01-001 and is bag now
      → 内容不受影响；可以改回原名 | 內容不受影響；可以改回原名 | the content is not concerned; rename it if you like

    packet-undescribed error
      审计链的末条不是这个包的说明：链被截短，或包被改装 | 審計鏈的末條不是這個包的說明：鏈被截短，或包被改裝 | the chain does not end with this packet's description: it was cut short, or the packet rebuilt
      例 审计链的末条不是这个包的说明：链被截短，或包被改装 | 審計鏈的末條不是這個包的說明：鏈被截短，或包被改裝 | the last event of the audit chain does not describe this packet: the chain was cut, or the packet was remade
      → @backupPacket

    packet-other error
      审计链说这是另一个包 | 審計鏈說這是另一個包 | the audit chain says that this is another packet
      例 审计链说这个包是 finance-2026-10-7f3a9c01-001 | 審計鏈說這個包是 finance-2026-10-7f3a9c01-001 | by its audit chain this packet is finance-2026-10-7f3a9c01-001
      → @backupPacket

    packet-digest error
      文件的 SHA-256 与给出的不同 | 檔案的 SHA-256 與給出的不同 | the file's SHA-256 is not the one given
      例 文件的 SHA-256 是 0b1c2d3e…，应为 7f3a9c01… | 檔案的 SHA-256 是 0b1c2d3e…，應為 7f3a9c01… | the SHA-256 of the file is 0b1c2d3e… and ought to be 7f3a9c01…
      → 没有别的不符，可能只是重新压缩过；否则是另一个包 | 沒有別的不符，可能只是重新壓縮過；否則是另一個包 | if nothing else differs it may only have been compressed anew; otherwise it is another packet

    packet-register error
      包来自另一个台账 | 包來自另一個台帳 | the packet comes from another register
      例 包来自台账 0b1c2d3e，给出的台账是 7f3a9c01 | 包來自台帳 0b1c2d3e，給出的台帳是 7f3a9c01 | the packet comes from the register 0b1c2d3e; the one given is 7f3a9c01
      → 换成打这个包的台账再核对 | 換成打這個包的台帳再核對 | compare it with the register that made it

    packet-unknown error
      台账没有打过这个包 | 台帳沒有打過這個包 | the register never made this packet
      例 台账没有打过名为 finance-2026-11-7f3a9c01-001 的包 | 台帳沒有打過名為 finance-2026-11-7f3a9c01-001 的包 | the register never made a packet finance-2026-11-7f3a9c01-001
      → 核对包和台账；查明包的来历 | 核對包和台帳；查明包的來歷 | check packet and register, and find out where the packet comes from

    packet-chain error
      包里的审计链与台账的不同 | 包裡的審計鏈與台帳的不同 | the packet's audit chain is not the register's
      例 包内的审计链与台账的不同 | 包內的審計鏈與台帳的不同 | the audit chain inside is not that of the register
      → 先用 liandan verify 检查台账；台账完好，则包是伪造的 | 先用 liandan verify 檢查台帳；台帳完好，則包是偽造的 | verify the register; if it is sound, the packet was forged

    more-differences error
      不符之处太多，其余没有列出 | 不符之處太多，其餘沒有列出 | there are too many differences to list
      例 差异超过 1000 处，其余不再列出 | 差異超過 1000 處，其餘不再列出 | there are more than 1000 differences; the rest is not listed
      → @backupPacket

    bag-declaration error
      bagit.txt 不是 BagIt 1.0 的声明 | bagit.txt 不是 BagIt 1.0 的宣告 | bagit.txt is no declaration of BagIt 1.0
      例 bagit.txt 不是 BagIt 1.0 的声明 | bagit.txt 不是 BagIt 1.0 的宣告 | bagit.txt does not declare BagIt 1.0
      → @backupPacket

    bag-info-differs error
      bag-info.txt 所写与包里的记录不符 | bag-info.txt 所寫與包裡的記錄不符 | bag-info.txt does not say what the packet's records say
      例 Retention-Until 是“2036”，按包内记录应为“2056” | Retention-Until 是「2036」，按包內記錄應為「2056」 | Retention-Until is “2036”; by the records inside it is “2056”
      → @backupPacket

    fetch-refused error
      包里有 fetch.txt：要到别处取文件的包不收 | 包裡有 fetch.txt：要到別處取檔案的包不收 | the packet has a fetch.txt: packets that fetch files from elsewhere are refused
      例 包里有 fetch.txt：要到别处取文件的包不收 | 包裡有 fetch.txt：要到別處取檔案的包不收 | fetch.txt asks for files from elsewhere: such packets are refused
      → 请寄出方给出完整的包 | 請寄出方給出完整的包 | ask the sender for a complete packet

    manifest-missing error
      校验清单不见了 | 校驗清單不見了 | a manifest is missing
      例 清单 manifest-sha256.txt 不见了 | 清單 manifest-sha256.txt 不見了 | the manifest manifest-sha256.txt is gone
      → @backupPacket

    manifest-line error
      校验清单有一行不合格式或重复 | 校驗清單有一列不合格式或重複 | a line of a manifest is malformed or doubled
      例 清单 manifest-sha256.txt 第 3 行不合格式 | 清單 manifest-sha256.txt 第 3 列不合格式 | line 3 of manifest-sha256.txt is not “digest  path”
      → @backupPacket

    manifest-altered error
      校验清单被改动过 | 校驗清單被改動過 | a manifest was altered
      例 manifest-sha256.txt 被改动过 | manifest-sha256.txt 被改動過 | manifest-sha256.txt was altered
      → @backupPacket

    payload-altered error
      包里的文件被改动过 | 包裡的檔案被改動過 | a file of the packet was altered
      例 文件被改动过：与 manifest-sha256.txt 不符 | 檔案被改動過：與 manifest-sha256.txt 不符 | the file was altered: it does not match manifest-sha256.txt
      → @backupPacket

    payload-missing error
      包里的文件不见了 | 包裡的檔案不見了 | a file of the packet is missing
      例 文件不见了 | 檔案不見了 | the file is gone
      → @backupPacket

    payload-extra error
      包里有清单没有列的文件 | 包裡有清單沒有列的檔案 | the packet holds a file that no manifest lists
      例 清单 manifest-sha256.txt 里没有这个文件 | 清單 manifest-sha256.txt 裡沒有這個檔案 | manifest-sha256.txt does not list this file
      → @backupPacket

    payload-renamed error
      包里的文件被改了名 | 包裡的檔案被改了名 | a file of the packet was renamed
      例 文件被改名为 表单.docx | 檔案被改名為 表单.docx | the file was renamed to 表单.docx
      → @backupPacket

    payload-oxum error
      包里文件的总量与 bag-info.txt 不符 | 包裡檔案的總量與 bag-info.txt 不符 | the number or size of the files is not what bag-info.txt states
      例 文件总量与 bag-info.txt 不符：应为 40960.12，实为 40961.12（字节.个数） | 檔案總量與 bag-info.txt 不符：應為 40960.12，實為 40961.12（位元組.個數） | Payload-Oxum is 40960.12, but there is 40961.12 (octets.files)
      → @backupPacket

    tag-file-missing error
      包的说明文件不见了 | 包的說明檔案不見了 | a file that describes the packet is missing
      例 bag-info.txt 不见了 | bag-info.txt 不見了 | bag-info.txt is gone
      → @backupPacket

    tag-file-altered error
      包的说明文件被改动过 | 包的說明檔案被改動過 | a file that describes the packet was altered
      例 bag-info.txt 被改动过 | bag-info.txt 被改動過 | bag-info.txt was altered
      → @backupPacket

    tag-file-unlisted error
      清单没有列这个说明文件，校验不到它 | 清單沒有列這個說明檔案，校驗不到它 | no manifest lists this file, so that nothing vouches for it
      例 清单没有列 readme.txt，校验不到它 | 清單沒有列 readme.txt，校驗不到它 | no manifest lists readme.txt: nothing vouches for it
      → @backupPacket

    chain-head error
      审计链的末条与 bag-info.txt 所记不符 | 審計鏈的末條與 bag-info.txt 所記不符 | the last event of the audit chain is not the one that bag-info.txt names
      例 审计链的末条与 bag-info.txt 所记不符 | 審計鏈的末條與 bag-info.txt 所記不符 | the last event of the audit chain is not the one that bag-info.txt names
      → @backupPacket

    form-unknown error
      审计链里没有这份表单 | 審計鏈裡沒有這份表單 | the audit chain does not know this form
      例 审计链里没有这份已结单的表单 | 審計鏈裡沒有這份已結單的表單 | the audit chain knows no such closed form
      → @backupPacket

    form-missing error
      审计链说包里有的一份，找不到 | 審計鏈說包裡有的一份，找不到 | a form that should be in the packet is not there
      例 审计链说这份表单在这个包里，却找不到 | 審計鏈說這份表單在這個包裡，卻找不到 | by the audit chain this form belongs into the packet, but it is not there
      → @backupPacket

    form-void error
      包里的一份已经作废 | 包裡的一份已經作廢 | a form in the packet is void
      例 FC-2026-000001 已作废（金额填错） | FC-2026-000001 已作廢（金額填錯） | FC-2026-000001 is void (wrong amount)
      → 请寄出方重新打包 | 請寄出方重新打包 | ask the sender to make the packet again

    forms-differ error
      包里表单的份数或编号与审计链不符 | 包裡表單的份數或編號與審計鏈不符 | number or numbers of the forms are not what the audit chain says
      例 审计链说包里有 10 份表单，实有 9 份，或编号不同 | 審計鏈說包裡有 10 份表單，實有 9 份，或編號不同 | by the audit chain the packet holds 10 forms; there are 9, or others
      → @backupPacket

    data-missing error
      一份表单的数据不见了 | 一份表單的資料不見了 | the data of a form are missing
      例 表单的数据不见了 | 表單的資料不見了 | the form's data is gone
      → @backupPacket

    copy-altered error
      一联打印后被改动过 | 一聯列印後被改動過 | a copy was altered after it was printed
      例 这一联与审计链不符：打印后被改动过 | 這一聯與審計鏈不符：列印後被改動過 | the copy does not match the audit chain: it was altered after printing
      → @backupPacket

    copy-missing error
      审计链记着的一联，包里没有 | 審計鏈記著的一聯，包裡沒有 | a copy that the audit chain records is not in the packet
      例 审计链记着这一联打印过，包里却没有 | 審計鏈記著這一聯列印過，包裡卻沒有 | the audit chain tells of this copy, but it is not in the packet
      → @backupPacket

    copy-foreign error
      一联由别的部门保管，不该在这个包里 | 一聯由別的部門保管，不該在這個包裡 | a copy is kept elsewhere and should not be in this packet
      例 这一联由质检部保管，不该在这个包里 | 這一聯由品管部保管，不該在這個包裡 | this copy is kept by 质检部 and does not belong into this packet
      → @backupPacket

    schema-missing error
      包里的表单定义不见了 | 包裡的表單定義不見了 | a schema is missing from the packet
      例 表单定义 meta/schemas/return-record-v1.yaml 不见了 | 表單定義 meta/schemas/return-record-v1.yaml 不見了 | the form's schema meta/schemas/return-record-v1.yaml is gone
      → @backupPacket

    schema-altered error
      包里的表单定义被改动过 | 包裡的表單定義被改動過 | a schema in the packet was altered
      例 表单定义与审计链不符：被改动过 | 表單定義與審計鏈不符：被改動過 | the form's schema does not match the audit chain: it was altered
      → @backupPacket

    list-missing error
      每个包都有的一个文件不见了 | 每個包都有的一個檔案不見了 | a file that every packet has is missing
      例 每个包都有的 data/audit.jsonl 不见了 | 每個包都有的 data/audit.jsonl 不見了 | data/audit.jsonl, which every packet has, is gone
      → @backupPacket

    file-unexplained error
      说不清这个文件从哪里来 | 說不清這個檔案從哪裡來 | nothing in the packet explains where this file comes from
      例 审计链和各清单都不能说明这个文件从哪里来 | 審計鏈和各清單都不能說明這個檔案從哪裡來 | neither the audit chain nor any list explains this file
      → @backupPacket

    file-excessive error
      文件大得不可能是包里的，没有读 | 檔案大得不可能是包裡的，沒有讀 | the file is too large to belong to the packet and was not read
      例 文件大得不可能是包里的，没有读 | 檔案大得不可能是包裡的，沒有讀 | no file of a packet is so large: it was not read
      → @backupPacket

    not-a-file error
      包里有链接、设备、管道或空目录 | 包裡有連結、裝置、管線或空目錄 | the packet holds a link, device, pipe or empty folder
      例 不是普通文件（是链接、设备、管道或空目录） | 不是普通檔案（是連結、裝置、管線或空目錄） | this is no plain file, but a link, a device, a pipe or an empty folder
      → @backupPacket

    account-unreadable error
      编号核对表读不懂 | 編號核對表讀不懂 | the account of numbers cannot be read
      例 编号核对表读不懂 | 編號核對表讀不懂 | the account of numbers cannot be read
      → @backupPacket

    account-differs error
      编号核对表与包内文件或审计链不符 | 編號核對表與包內檔案或審計鏈不符 | the account of numbers does not match files or audit chain
      例 编号核对表里的 FC-2026-000001 与包内文件或审计链不符 | 編號核對表裡的 FC-2026-000001 與包內檔案或審計鏈不符 | the account of numbers and the packet disagree about FC-2026-000001
      → @backupPacket

    account-figure error
      编号核对表里的一个数与审计链不符 | 編號核對表裡的一個數與審計鏈不符 | a figure of the account of numbers is not what the audit chain says
      例 编号核对表里 FC-2026 的 已开 是 12，审计链说是 10 | 編號核對表裡 FC-2026 的 已開 是 12，審計鏈說是 10 | in the account of numbers issued of FC-2026 is 12; by the audit chain it is 10
      → @backupPacket

    account-sum error
      编号核对表的份数加起来不对 | 編號核對表的份數加起來不對 | the account of numbers does not add up
      例 FC-2026 的份数加起来不对 | FC-2026 的份數加起來不對 | the counts of FC-2026 do not add up
      → @backupPacket

    transmittal-differs error
      移交清单与包内的记录不符 | 移交清單與包內的記錄不符 | the transmittal list does not match the packet's records
      例 移交清单与包内的记录不符 (B3) | 移交清單與包內的記錄不符 (B3) | the transmittal list is not the one that the records inside give (B3)
      → @backupPacket

    metadata-differs error
      一份单据的元数据与包内的记录不符 | 一份單據的元數據與包內的記錄不符 | a form's metadata does not match the packet's records
      例 元数据与包内的记录不符：被改动过，或少了文件 | 元數據與包內的記錄不符：被改動過，或少了檔案 | the metadata is not that which the records inside give: it was altered, or a file is gone
      → @backupPacket

    archive-list-differs error
      文件目录、登记表、说明文件等与包内的记录不符 | 檔案目錄、登記表、說明檔案等與包內的記錄不符 | the folder list, the form of transfer or another list does not match the packet's records
      例 文件与包内的记录不符：被改动过 | 檔案與包內的記錄不符：被改動過 | the file is not the one that the records inside give
      → @backupPacket

    zip-comment error
      zip 或其中的文件带有注释 | zip 或其中的檔案帶有註解 | the zip file or one of its members has a comment
      例 zip 里的这个文件带有注释 | zip 裡的這個檔案帶有註解 | the zip has a comment on this file
      → @backupPacket

    zip-second-name error
      zip 给文件另写了一个名字，有的程序解开后会用那个名字 | zip 給檔案另寫了一個名字，有的程式解開後會用那個名字 | a member has a second name that some programs use
      例 zip 给这个文件另写了一个名字，有的程序解开后会用那个名字 | zip 給這個檔案另寫了一個名字，有的程式解開後會用那個名字 | the zip gives this file a second name, which some programs use
      → @backupPacket

    zip-hidden error
      zip 里藏有目录没有列的内容 | zip 裡藏有目錄沒有列的內容 | the zip file hides content that its directory does not list
      例 zip 第 512 字节起藏有目录里没有的内容，有的程序会解出别的文件 | zip 第 512 位元組起藏有目錄裡沒有的內容，有的程式會解出別的檔案 | from byte 512 on the zip holds what its directory does not list; some programs may unpack it
      → @backupPacket

    zip-header error
      zip 里文件前的记录与目录不符，各种程序解出来的可能不同 | zip 裡檔案前的記錄與目錄不符，各種程式解出來的可能不同 | a member's own record differs from the directory: programs may extract different content
      例 zip 里这个文件前的长度或校验码与目录不符，各种程序解出来的可能不同 | zip 裡這個檔案前的長度或校驗碼與目錄不符，各種程式解出來的可能不同 | the zip tells of this file in two ways, so that programs may unpack different files
      → @backupPacket
    """#)
}
