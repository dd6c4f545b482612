import Findings

// What differs from the audit chain and the records.
extension PacketLog {
  mutating func formUnknown(_ folder: String) {
    add(
      .formUnknown, "审计链里没有这份已结单的表单", hant: "審計鏈裡沒有這份已結單的表單",
      en: "the audit chain knows no such closed form", at: "data/\(folder)")
  }
  mutating func formVoid(_ number: String, reason: String) {
    add(
      .formVoid, "\(number) 已作废（\(reason)）", hant: "\(number) 已作廢（\(reason)）", en: "\(number) is void (\(reason))",
      at: number)
  }
  mutating func dataMissing(_ path: String) {
    add(.dataMissing, "表单的数据不见了", hant: "表單的資料不見了", en: "the form's data is gone", at: path)
  }
  mutating func dataDiffers(_ path: String) {
    add(
      .dataAltered, "表单的数据与审计链不符：结单后被改动过", hant: "表單的資料與審計鏈不符：結單後被改動過",
      en: "the form's data does not match the audit chain: it was altered after closing", at: path)
  }
  mutating func copyDiffers(_ path: String) {
    add(
      .copyAltered, "这一联与审计链不符：打印后被改动过", hant: "這一聯與審計鏈不符：列印後被改動過",
      en: "the copy does not match the audit chain: it was altered after printing", at: path)
  }
  mutating func accountUnreadable() {
    add(
      .accountUnreadable, "编号核对表读不懂", hant: "編號核對表讀不懂", en: "the account of numbers cannot be read",
      at: "data/numbers.json")
  }
  mutating func accountDiffers(_ number: String) {
    add(
      .accountDiffers, "编号核对表里的 \(number) 与包内文件或审计链不符", hant: "編號核對表裡的 \(number) 與包內檔案或審計鏈不符",
      en: "the account of numbers and the packet disagree about \(number)", at: "data/numbers.json")
  }
  mutating func accountSum(_ series: String) {
    add(
      .accountSum, "\(series) 的份数加起来不对", hant: "\(series) 的份數加起來不對",
      en: "the counts of \(series) do not add up", at: "data/numbers.json")
  }
  mutating func odd(_ path: String, _ oddity: PacketMember.Oddity) {
    switch oddity {
    case .special:
      add(
        .notAFile, "不是普通文件（是链接、设备、管道或空目录）", hant: "不是普通檔案（是連結、裝置、管線或空目錄）",
        en: "this is no plain file, but a link, a device, a pipe or an empty folder", at: path)
    case .excessive:
      add(
        .fileExcessive, "文件大得不可能是包里的，没有读", hant: "檔案大得不可能是包裡的，沒有讀",
        en: "no file of a packet is so large: it was not read", at: path)
    case .comment:
      add(.zipComment, "zip 里的这个文件带有注释", hant: "zip 裡的這個檔案帶有註解", en: "the zip has a comment on this file", at: path)
    case .secondName:
      add(
        .zipSecondName, "zip 给这个文件另写了一个名字，有的程序解开后会用那个名字",
        hant: "zip 給這個檔案另寫了一個名字，有的程式解開後會用那個名字",
        en: "the zip gives this file a second name, which some programs use", at: path)
    }
  }
  mutating func hidden(_ place: Int) {
    add(
      .zipHidden, "zip 第 \(place) 字节起藏有目录里没有的内容，有的程序会解出别的文件",
      hant: "zip 第 \(place) 位元組起藏有目錄裡沒有的內容，有的程式會解出別的檔案",
      en: "from byte \(place) on the zip holds what its directory does not list; some programs may unpack it")
  }
  mutating func zipComment() {
    add(.zipComment, "zip 末尾带有注释", hant: "zip 末尾帶有註解", en: "the zip has a comment at its end")
  }
  mutating func headerDiffers(_ path: String) {
    add(
      .zipHeader, "zip 里这个文件前的长度或校验码与目录不符，各种程序解出来的可能不同",
      hant: "zip 裡這個檔案前的長度或校驗碼與目錄不符，各種程式解出來的可能不同",
      en: "the zip tells of this file in two ways, so that programs may unpack different files", at: path)
  }
  mutating func newerFormat(_ format: String) {
    add(
      .packetFormat, "这个包是更新版本的联单打的（格式 \(format)），请用那个版本校验",
      hant: "這個包是更新版本的聯單打的（格式 \(format)），請用那個版本校驗",
      en: "a newer version of Liandan made this packet (format \(format)); verify it with that version",
      at: "bag-info.txt")
  }
  mutating func listMissing(_ path: String) {
    add(
      .listMissing, "每个包都有的 \(path) 不见了", hant: "每個包都有的 \(path) 不見了", en: "\(path), which every packet has, is gone",
      at: path)
  }
  mutating func unexplained(_ path: String) {
    add(
      .fileUnexplained, "审计链和各清单都不能说明这个文件从哪里来", hant: "審計鏈和各清單都不能說明這個檔案從哪裡來",
      en: "neither the audit chain nor any list explains this file", at: path)
  }
  mutating func foreignCopy(_ path: String, keeper: String) {
    add(
      .copyForeign, "这一联由\(keeper)保管，不该在这个包里", hant: "這一聯由\(keeper)保管，不該在這個包裡",
      en: "this copy is kept by \(keeper) and does not belong into this packet", at: path)
  }
  mutating func copyMissing(_ path: String) {
    add(
      .copyMissing, "审计链记着这一联打印过，包里却没有", hant: "審計鏈記著這一聯列印過，包裡卻沒有",
      en: "the audit chain tells of this copy, but it is not in the packet", at: path)
  }
  mutating func notDescribed() {
    add(
      .packetUndescribed, "审计链的末条不是这个包的说明：链被截短，或包被改装", hant: "審計鏈的末條不是這個包的說明：鏈被截短，或包被改裝",
      en:
        "the last event of the audit chain does not describe this packet: the chain was cut, or the packet was remade",
      at: "data/audit.jsonl")
  }
  mutating func otherPacket(_ id: String) {
    add(
      .packetOther, "审计链说这个包是 \(id)", hant: "審計鏈說這個包是 \(id)", en: "by its audit chain this packet is \(id)",
      at: "data/audit.jsonl")
  }
  mutating func formMissing(_ folder: String) {
    add(
      .formMissing, "审计链说这份表单在这个包里，却找不到", hant: "審計鏈說這份表單在這個包裡，卻找不到",
      en: "by the audit chain this form belongs into the packet, but it is not there", at: "data/\(folder)")
  }
  mutating func formsDiffer(stated: Int, found: Int) {
    add(
      .formsDiffer, "审计链说包里有 \(stated) 份表单，实有 \(found) 份，或编号不同", hant: "審計鏈說包裡有 \(stated) 份表單，實有 \(found) 份，或編號不同",
      en: "by the audit chain the packet holds \(stated) forms; there are \(found), or others")
  }
  mutating func schemaMissing(_ path: String) {
    add(
      .schemaMissing, "表单定义 \(path) 不见了", hant: "表單定義 \(path) 不見了", en: "the form's schema \(path) is gone", at: path)
  }
  mutating func schemaDiffers(_ path: String) {
    add(
      .schemaAltered, "表单定义与审计链不符：被改动过", hant: "表單定義與審計鏈不符：被改動過",
      en: "the form's schema does not match the audit chain: it was altered", at: path)
  }
  mutating func accountFigure(_ name: String, of series: String, is found: String, was known: String) {
    add(
      .accountFigure, "编号核对表里 \(series) 的 \(name) 是 \(found)，审计链说是 \(known)",
      hant: "編號核對表裡 \(series) 的 \(name) 是 \(found)，審計鏈說是 \(known)",
      en: "in the account of numbers \(name) of \(series) is \(found); by the audit chain it is \(known)",
      at: "data/numbers.json")
  }
  mutating func accountDetails(_ series: String) {
    add(
      .accountDiffers, "编号核对表里 \(series) 的作废或缺号与审计链不符", hant: "編號核對表裡 \(series) 的作廢或缺號與審計鏈不符",
      en: "the void or missing numbers of \(series) are not those that the audit chain vouches for",
      at: "data/numbers.json")
  }
  mutating func infoDiffers(_ label: String, is found: String?, was known: String?) {
    switch (found, known) {
    case (let found?, let known?):
      add(
        .bagInfoDiffers, "\(label) 是“\(found)”，按包内记录应为“\(known)”", hant: "\(label) 是「\(found)」，按包內記錄應為「\(known)」",
        en: "\(label) is “\(found)”; by the records inside it is “\(known)”", at: "bag-info.txt")
    case (let found?, nil):
      add(
        .bagInfoDiffers, "包内记录不能说明 \(label)“\(found)”", hant: "包內記錄不能說明 \(label)「\(found)」",
        en: "the records inside do not explain \(label) “\(found)”", at: "bag-info.txt")
    case (nil, let known):
      add(
        .bagInfoDiffers, "缺 \(label)，按包内记录应为“\(known ?? "")”", hant: "缺 \(label)，按包內記錄應為「\(known ?? "")」",
        en: "\(label) is missing; by the records inside it is “\(known ?? "")”", at: "bag-info.txt")
    }
  }
  mutating func metadataMissing(_ path: String) {
    add(.metadataDiffers, "单据的元数据不见了", hant: "單據的元數據不見了", en: "the form's metadata is gone", at: path)
  }
  mutating func metadataDiffers(_ path: String) {
    add(
      .metadataDiffers, "元数据与包内的记录不符：被改动过，或少了文件", hant: "元數據與包內的記錄不符：被改動過，或少了檔案",
      en: "the metadata is not that which the records inside give: it was altered, or a file is gone", at: path)
  }
  mutating func archiveListDiffers(_ path: String) {
    add(
      .archiveListDiffers, "文件与包内的记录不符：被改动过", hant: "檔案與包內的記錄不符：被改動過",
      en: "the file is not the one that the records inside give", at: path)
  }
  mutating func transmittalDiffers(_ part: String?) {
    let place = part.map { " (\($0))" } ?? ""
    add(
      .transmittalDiffers, "移交清单与包内的记录不符\(place)", hant: "移交清單與包內的記錄不符\(place)",
      en: "the transmittal list is not the one that the records inside give\(place)", at: "data/transmittal.xlsx")
  }
}
