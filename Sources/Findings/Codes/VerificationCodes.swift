extension FindingArea {
  /// Codes of verifying a register.
  package static let verification = FindingArea(
    "verification", LocalizedText("核对台账", hant: "核對台帳", en: "verifying a register"),
    #"""
    event-missing error
      审计链缺了一条或几条 | 審計鏈缺了一條或幾條 | events are missing from the audit chain
      例 审计链应接第 15 条，却是第 17 条 | 審計鏈應接第 15 條，卻是第 17 條 | the audit chain goes on with event 17 instead of 15
      → @backup

    event-unreadable error
      审计链有一条的内容读不懂 | 審計鏈有一條的內容讀不懂 | an event of the audit chain cannot be read
      例 审计链第 3 行读不懂 | 審計鏈第 3 列讀不懂 | line 3 of the audit chain cannot be read
      → @backup

    event-altered error
      审计链有一条被改动过 | 審計鏈有一條被改動過 | an event of the audit chain was altered
      例 审计链第 15 条（FC-2026-000001）被改动过 | 審計鏈第 15 條（FC-2026-000001）被改動過 | event 15 of the audit chain (FC-2026-000001) was altered
      → @backup

    chain-broken error
      审计链断开：有一条与前一条对不上 | 審計鏈斷開：有一條與前一條對不上 | the audit chain is broken: an event does not follow the one before
      例 审计链在第 15 条断开：与前一条对不上 | 審計鏈在第 15 條斷開：與前一條對不上 | the audit chain is broken at event 15: it does not follow the one before
      → @backup

    clock-back warning
      审计链里有一条的时间早于前一条：当时的时钟倒退了 | 審計鏈裡有一條的時間早於前一條：當時的時鐘倒退了 | an event is earlier than the one before it: the clock went back
      例 审计链第 15 条的时间 2026-11-20 09:00 早于前一条的 2026-11-20 09:40：当时的时钟倒退了 | 審計鏈第 15 條的時間 2026-11-20 09:00 早於前一條的 2026-11-20 09:40：當時的時鐘倒退了 | event 15 is of 2026-11-20 09:00, before the one before it of 2026-11-20 09:40: the clock went back
      → 查明当时的时钟；内容没有被改动 | 查明當時的時鐘；內容沒有被改動 | find out about the clock; the content was not altered

    number-missing error
      断号：台账里缺一个编号 | 斷號：台帳裡缺一個編號 | a number of the series is missing from the register
      例 断号：cost-approval 缺 FC-2026-000001 | 斷號：cost-approval 缺 FC-2026-000001 | cost-approval lacks the number FC-2026-000001
      → @backup

    number-lost warning
      备份之后开出的编号，恢复后的台账里没有 | 備份之後開出的編號，恢復後的台帳裡沒有 | numbers that were given out after the backup of which the register was restored
      例 FC-2026-000010 至 FC-2026-000012 是 2026-11-20 的备份之后开出的，2026-11-21 从备份恢复时声明，台账里没有它们 | FC-2026-000010 至 FC-2026-000012 是 2026-11-20 的備份之後開出的，2026-11-21 從備份恢復時聲明，台帳裡沒有它們 | FC-2026-000010 to FC-2026-000012 were given out after the backup of 2026-11-20, as was stated when it was restored on 2026-11-21; the register does not have them
      → 保存这些编号的纸质联；需要时凭纸质联另开一份，在备注里写明原编号 | 保存這些編號的紙本聯；需要時憑紙本聯另開一份，在備註裡寫明原編號 | keep their paper; where they are needed, issue them anew and note the old number

    number-doubled error
      重号：一个编号登记了不止一次 | 重號：一個編號登記了不止一次 | a number is on record more than once
      例 重号：FC-2026-000001 登记了不止一次 | 重號：FC-2026-000001 登記了不止一次 | the number FC-2026-000001 is on record more than once
      → @backup

    series-counter error
      流水号的记数与最后一份不符 | 流水號的記數與最後一份不符 | the counter of a series is not that of its last record
      例 FC-2026 的流水号记到 12，最后一份却是 11 | FC-2026 的流水號記到 12，最後一份卻是 11 | the series FC-2026 counts to 12, but its last record is 11
      → @backup

    record-missing error
      审计链里有的一份，台账里不见了 | 審計鏈裡有的一份，台帳裡不見了 | a record that the audit chain tells of is gone
      例 FC-2026-000001 的记录不见了，审计链第 15 条却有它 | FC-2026-000001 的記錄不見了，審計鏈第 15 條卻有它 | the record of FC-2026-000001 is gone, but event 15 tells of it
      → @backup

    record-unknown error
      台账里的一份不是经本程序开出的 | 台帳裡的一份不是經本程式開出的 | a record was not issued: the audit chain does not know it
      例 FC-2026-000001 不是经本程序开出的：审计链里没有它 | FC-2026-000001 不是經本程式開出的：審計鏈裡沒有它 | FC-2026-000001 was not issued: the audit chain does not know it
      → @backup

    record-altered error
      台账里一份的状态、日期等被改动过 | 台帳裡一份的狀態、日期等被改動過 | the state, date or the like of a record was altered
      例 FC-2026-000001 的日期被改动过：现为 2026-11-05，审计链记的是 2026-11-03 | FC-2026-000001 的日期被改動過：現為 2026-11-05，審計鏈記的是 2026-11-03 | the date of FC-2026-000001 was altered: it is 2026-11-05, the audit chain says 2026-11-03
      → @backup

    data-altered error
      一份表单的内容被改动过，与审计链不符 | 一份表單的內容被改動過，與審計鏈不符 | the data of a form were altered and do not match the audit chain
      例 表单的数据与审计链不符：结单后被改动过 | 表單的資料與審計鏈不符：結單後被改動過 | the form's data does not match the audit chain: it was altered after closing
      → 查明谁改的；从备份取回原来的 | 查明誰改的；從備份取回原來的 | find out who did it, and take the original from a backup

    identity-altered error
      查重码不见了、多出来或被改动过，可能重复编号或漏编 | 查重碼不見了、多出來或被改動過，可能重複編號或漏編 | a mark against double issue is gone, added or altered: numbers may be doubled or withheld
      例 FC-2026-000001 的查重码不见了或被改动过：同一份单再开一次会得到第二个编号。请从备份恢复台账 | FC-2026-000001 的查重碼不見了或被改動過：同一份單再開一次會得到第二個編號。請從備份恢復台帳 | what FC-2026-000001 is known again by is gone or was altered: the same form would get a second number. Restore the register from a backup
      → @backup

    list-altered error
      清单的登记不见了或被改动过 | 清單的登記不見了或被改動過 | the entry of a list is gone or altered
      例 清单 3 的登记不见了或被改动过，与审计链不符。请从备份恢复台账 | 清單 3 的登記不見了或被改動過，與審計鏈不符。請從備份恢復台帳 | the entry of list 3 is gone or was altered: it does not match the audit chain. Restore the register from a backup
      → @backup

    batch-altered error
      一份所属的清单或行号与登记的不符 | 一份所屬的清單或列號與登記的不符 | the list or row of a record does not fit the list on record
      例 FC-2026-000001 所属的清单或行号与登记的清单不符 | FC-2026-000001 所屬的清單或列號與登記的清單不符 | the list or row of FC-2026-000001 does not fit the list on record
      → @backup

    register-altered error
      台账的标识被改动过 | 台帳的識別碼被改動過 | the register's identity was altered
      例 台账标识被改动过：现为 0b1c2d3e，审计链记的是 7f3a9c01。请从备份恢复台账 | 台帳識別碼被改動過：現為 0b1c2d3e，審計鏈記的是 7f3a9c01。請從備份恢復台帳 | the identity of the register was altered: it is 0b1c2d3e, the audit chain says 7f3a9c01. Restore the register from a backup
      → @backup

    asset-altered error
      存档的表单定义、模板或图片被改动过 | 存檔的表單定義、範本或圖片被改動過 | a stored schema, template or picture was altered
      例 存档的表单定义、模板或图片 7f3a9c01b2d4… 被改动过 | 存檔的表單定義、範本或圖片 7f3a9c01b2d4… 被改動過 | the stored schema, template or picture 7f3a9c01b2d4… was altered
      → @backup

    asset-unused warning
      存档的一项内容没有表单用到 | 存檔的一項內容沒有表單用到 | something stored is used by no form
      例 存档的内容 7f3a9c01b2d4… 没有表单用到。多半是一次没有开成单的命令存下的模板，没有妨碍；否则请查明来历 | 存檔的內容 7f3a9c01b2d4… 沒有表單用到。多半是一次沒有開成單的命令存下的範本，沒有妨礙；否則請查明來歷 | no form refers to the stored content 7f3a9c01b2d4…. It is most likely the template of a command that issued nothing, and does no harm; else find out where it comes from
      → 多半是没有开成单的命令存下的，不妨碍；否则查明来历 | 多半是沒有開成單的命令存下的，不妨礙；否則查明來歷 | most likely a command left it that issued nothing; otherwise find out where it comes from

    word-index warning
      查找用的索引与单据不符 | 查找用的索引與單據不符 | the index of words differs from the records
      例 查找用的索引与单据不符，查单可能漏掉单据；单据本身没有问题 | 查找用的索引與單據不符，查單可能漏掉單據；單據本身沒有問題 | the index of words differs from the records: looking for forms may miss some; the records themselves are sound
      → 用 liandan repair 重建 | 用 liandan repair 重建 | liandan repair makes it anew

    picture-missing error
      一份表单的图片不见了 | 一份表單的圖片不見了 | the picture of a form is gone
      例 FC-2026-000001 的图片 7f3a9c01b2d4… 不见了 | FC-2026-000001 的圖片 7f3a9c01b2d4… 不見了 | the picture 7f3a9c01b2d4… of FC-2026-000001 is gone
      → @backup

    attachment-missing error
      一份表单的附件不见了 | 一份表單的附件不見了 | the attachment of a form is gone
      例 FC-2026-000001 的附件“签字页.pdf”不见了。请从备份恢复；手里有原来的文件，再附一次就能补上 | FC-2026-000001 的附件「簽字頁.pdf」不見了。請從備份恢復；手裡有原來的檔案，再附一次就能補上 | the attachment 'signed.pdf' of FC-2026-000001 is gone. Restore it from a backup; if you have the very file, attaching it again puts it back
      → 从备份恢复；或把原来的文件再附一次 | 從備份恢復；或把原來的檔案再附一次 | restore it from a backup, or attach the very file again

    attachment-altered error
      一份表单的附件被改动过，或不是普通文件 | 一份表單的附件被改動過，或不是一般檔案 | the attachment of a form was altered, or is no plain file
      例 FC-2026-000001 的附件“签字页.pdf”被改动过，或不是普通文件。请移走它，再从备份恢复；手里有原来的文件，再附一次就能补上 | FC-2026-000001 的附件「簽字頁.pdf」被改動過，或不是一般檔案。請移走它，再從備份恢復；手裡有原來的檔案，再附一次就能補上 | the attachment 'signed.pdf' of FC-2026-000001 was altered, or is no plain file. Move it away and restore it from a backup; if you have the very file, attaching it again puts it back
      → 移走它，从备份恢复；或把原来的文件再附一次 | 移走它，從備份恢復；或把原來的檔案再附一次 | move it away and restore it from a backup, or attach the very file again

    attachment-entry-altered error
      附件的登记与审计链不符 | 附件的登記與審計鏈不符 | the entry of an attachment does not match the audit chain
      例 FC-2026-000001 的附件登记“签字页.pdf”与审计链不符 | FC-2026-000001 的附件登記「簽字頁.pdf」與審計鏈不符 | the entry of the attachment 'signed.pdf' of FC-2026-000001 does not match the audit chain
      → @backup

    attachment-unused warning
      附件目录里有一个文件不属于任何单子 | 附件目錄裡有一個檔案不屬於任何單子 | a file among the attachments belongs to no form
      例 没有单子有这个附件。多半是一次没有做完的 attach 留下的，没有妨碍；否则请查明来历 | 沒有單子有這個附件。多半是一次沒有做完的 attach 留下的，沒有妨礙；否則請查明來歷 | no form has this attachment. It is most likely left from an attach that was stopped, and does no harm; else find out where it comes from
      → 多半是没有做完的 attach 留下的，不妨碍；否则查明来历 | 多半是沒有做完的 attach 留下的，不妨礙；否則查明來歷 | most likely a stopped attach left it; otherwise find out where it comes from

    file-missing error
      存档联的文件不见了 | 存檔聯的檔案不見了 | the file of an archived copy is gone
      例 文件不见了。请用 liandan repair 重新生成，或从备份恢复 | 檔案不見了。請用 liandan repair 重新產生，或從備份恢復 | the file is gone. Make it again with liandan repair, or restore it from a backup
      → 用 liandan repair 重新生成，或从备份恢复 | 用 liandan repair 重新產生，或從備份恢復 | make it again with liandan repair, or restore it from a backup

    file-altered error
      存档联或档案包的文件被改动过，或不是普通文件 | 存檔聯或檔案包的檔案被改動過，或不是一般檔案 | the file of an archived copy or packet was altered, or is no plain file
      例 文件被改动过。请用 liandan repair 移开它并重新生成，或从备份恢复 | 檔案被改動過。請用 liandan repair 移開它並重新產生，或從備份恢復 | the file was altered. liandan repair puts it aside and makes it again; or restore it from a backup
      → 用 liandan repair 移开它并重新生成 | 用 liandan repair 移開它並重新產生 | liandan repair puts it aside and makes it again

    file-extra error
      存档目录里有台账没有登记的文件 | 存檔目錄裡有台帳沒有登記的檔案 | the archive holds a file that the register does not know
      例 台账没有登记这个文件，请移走 | 台帳沒有登記這個檔案，請移走 | the register does not know this file. Move it away
      → 移走它 | 移走它 | move it away

    file-beside warning
      台账目录里有多出来的文件，台账没有登记它 | 台帳目錄裡有多出來的檔案，台帳沒有登記它 | the register's folder holds something that the register does not know
      例 台账目录里多出来的，台账没有登记它。不是您放的，请查明来历 | 台帳目錄裡多出來的，台帳沒有登記它。不是您放的，請查明來歷 | it lies in the register's folder, and the register does not know it. If you did not put it there, find out who did
      → 不是您放的，查明来历 | 不是您放的，查明來歷 | find out who put it there if you did not

    file-entry-altered error
      文件的登记与审计链不符 | 檔案的登記與審計鏈不符 | the entry of a file does not match the audit chain
      例 FC-2026-000001 的文件登记 FC-2026-000001-finance.docx 与审计链不符 | FC-2026-000001 的檔案登記 FC-2026-000001-finance.docx 與審計鏈不符 | the entry of the file FC-2026-000001-finance.docx does not match the audit chain
      → @backup

    file-unwritten warning
      已编号，还没有打印 | 已編號，還沒有列印 | numbered but not printed yet
      例 已编号，还没有打印。请用同一命令再开一次单，会接着打印 | 已編號，還沒有列印。請用同一命令再開一次單，會接著列印 | numbered but not printed yet. Run the command that issued it again: it goes on printing
      → 用同一命令再开一次单，会接着打印 | 用同一命令再開一次單，會接著列印 | run the command that issued it again: it goes on printing

    file-undrawable warning
      已编号，但打印不出来 | 已編號，但列印不出來 | numbered, but it cannot be printed
      例 已编号，但打印不出来：条码里有汉字。请作废这个编号，改正内容或模板后另开一份 | 已編號，但列印不出來：條碼裡有漢字。請作廢這個編號，改正內容或範本後另開一份 | numbered, but it cannot be printed: a bar code cannot hold Chinese. Void the number, correct content or template, and issue another form
      → 作废这个编号，改正内容或模板后另开一份 | 作廢這個編號，改正內容或範本後另開一份 | void the number, correct content or template, and issue another form

    packet-entry-altered error
      档案包的登记与审计链不符 | 檔案包的登記與審計鏈不符 | the entry of a packet does not match the audit chain
      例 档案包 finance-2026-11-7f3a9c01-001 的登记与审计链不符 | 檔案包 finance-2026-11-7f3a9c01-001 的登記與審計鏈不符 | the entry of the packet finance-2026-11-7f3a9c01-001 does not match the audit chain
      → @backup

    packet-elsewhere warning
      登记过的档案包不在台账目录里，没有核对 | 登記過的檔案包不在台帳目錄裡，沒有核對 | a recorded packet is not in the register's folder and was not checked
      例 登记过的档案包有 2 个不在这里，没有核对。放在别处的，请用 liandan verify 包 --register 台账 核对；丢了的，用同一打包命令可得到同一个包 | 登記過的檔案包有 2 個不在這裡，沒有核對。放在別處的，請用 liandan verify 包 --register 台帳 核對；遺失的，用同一打包命令可得到同一個包 | 2 recorded packets are not here and were not checked. Where they lie elsewhere, check them with liandan verify PACKET --register REGISTER; if one is lost, the same pack command makes the same packet
      → 放在别处的，用 liandan verify 核对；丢了的，用同一打包命令重做 | 放在別處的，用 liandan verify 核對；遺失的，用同一打包命令重做 | check it with liandan verify where it lies; if it is lost, the same pack command makes it again
    """#)
}
