extension FindingArea {
  /// Codes of the register and its disk.
  package static let register = FindingArea(
    "register", LocalizedText("台账", hant: "台帳", en: "the register"),
    #"""
    no-register failure
      目录里没有台账 | 目錄裡沒有台帳 | there is no register in the folder
      例 register 里没有台账。请检查路径，或先开一份单（首次开单时自动建立） | register 裡沒有台帳。請檢查路徑，或先開一份單（首次開單時自動建立） | there is no register in register. Check the path, or issue a form first: that makes one
      → 检查路径，或先开一份单（首次开单时自动建立） | 檢查路徑，或先開一份單（首次開單時自動建立） | check the path, or issue a form first: that makes one

    register-locked failure
      别人正在用台账，等了很久仍未空出 | 別人正在用台帳，等了很久仍未空出 | someone else uses the register, and it did not become free
      例 台账正在被使用（li），等了 120 秒仍未空出。请等对方做完再试 | 台帳正在被使用（li），等了 120 秒仍未空出。請等對方做完再試 | the register is in use (li) and was not free after 120 seconds. Try again when the other is done
      → 等对方做完再试，或用 --wait 多等一会 | 等對方做完再試，或用 --wait 多等一會 | try again when the other is done, or wait longer with --wait

    register-busy failure
      台账正被另一个程序读写 | 台帳正被另一個程式讀寫 | another program reads or writes the register
      例 台账正被另一个程序读写，一直没有空出。请稍后再试 | 台帳正被另一個程式讀寫，一直沒有空出。請稍後再試 | another program kept reading or writing the register. Try again later
      → 稍后再试 | 稍後再試 | try again later

    register-gone failure
      台账在运行中被移走或删除了 | 台帳在執行中被移走或刪除了 | the register was moved away or deleted while the program ran
      例 台账不见了：register/register.sqlite 在运行中被移走或删除了，没有再登记什么。请把台账目录放回原处，再运行同一命令 | 台帳不見了：register/register.sqlite 在執行中被移走或刪除了，沒有再登記什麼。請把台帳目錄放回原處，再執行同一命令 | the register is gone: register/register.sqlite was moved or deleted meanwhile, and nothing more was recorded. Put its folder back, then run the same command again
      → 把台账目录放回原处，再运行同一命令 | 把台帳目錄放回原處，再執行同一命令 | put the folder back, and run the same command again

    register-failure failure
      台账的数据库出错 | 台帳的資料庫出錯 | the register's database failed
      例 台账出错：SQLITE_CORRUPT。请用 liandan verify 检查台账 | 台帳出錯：SQLITE_CORRUPT。請用 liandan verify 檢查台帳 | the register failed: SQLITE_CORRUPT. Check it with liandan verify
      → @verify

    register-damaged varies
      台账的数据库损坏，没有改动它 | 台帳的資料庫損壞，沒有改動它 | the register's database is damaged; it was left alone
      例 register/register.sqlite 已损坏（database disk image is malformed），没有改动它。请从备份恢复整个台账目录 | register/register.sqlite 已損壞（database disk image is malformed），沒有改動它。請從備份恢復整個台帳目錄 | register/register.sqlite is damaged (database disk image is malformed); it was left alone. Restore the register folder from a backup
      → @backup

    structure-altered varies
      台账数据库的结构与本程序建的不同 | 台帳資料庫的結構與本程式建的不同 | the register's tables are not as this program makes them
      例 register/register.sqlite 的结构与本程序建的不同：缺少索引 record_number。什么都没有登记。请从备份恢复；用 liandan verify 核对其余内容无误的，可用 liandan repair 改正 | register/register.sqlite 的結構與本程式建的不同：缺少索引 record_number。什麼都沒有登記。請從備份恢復；用 liandan verify 核對其餘內容無誤的，可用 liandan repair 改正 | register/register.sqlite is not built as this program builds it: the index record_number is missing. Nothing was recorded. Restore it from a backup; if liandan verify finds all else sound, liandan repair mends it
      → 从备份恢复；或用 liandan verify 核对其余内容无误后，用 liandan repair 改正 | 從備份恢復；或用 liandan verify 核對其餘內容無誤後，用 liandan repair 改正 | restore a backup; or, if liandan verify finds all else sound, run liandan repair

    foreign-database failure
      那里是别的程序的数据库，不是台账 | 那裡是別的程式的資料庫，不是台帳 | the database there is that of another program
      例 register/register.sqlite 是别的程序的数据库，不是台账，没有改动它。请换一个台账目录 | register/register.sqlite 是別的程式的資料庫，不是台帳，沒有改動它。請換一個台帳目錄 | register/register.sqlite is a database of another program, not a register; it was left alone. Choose another register folder
      → 换一个台账目录 | 換一個台帳目錄 | choose another register folder

    newer-register failure
      台账是更新版本的程序建立的 | 台帳是更新版本的程式建立的 | the register was made by a newer version
      例 register/register.sqlite 是新版程序建立的（格式 9，本程序只认到 7）。请升级本程序 | register/register.sqlite 是新版程式建立的（格式 9，本程式只認到 7）。請升級本程式 | register/register.sqlite was made by a newer version (format 9; this one knows 7). Update this program
      → 升级本程序 | 升級本程式 | update this program

    older-register failure
      台账是旧格式 | 台帳是舊格式 | the register has an older format
      例 register/register.sqlite 是旧格式。请先用本程序开一次单，格式会自动升级 | register/register.sqlite 是舊格式。請先用本程式開一次單，格式會自動升級 | register/register.sqlite has an older format. Run any command that writes: that brings it up to date
      → 用本程序开一次单，格式会自动升级 | 用本程式開一次單，格式會自動升級 | run any command that writes: that brings it up to date

    opened-for-reading failure
      台账是以只读方式打开的，不能登记 | 台帳是以唯讀方式開啟的，不能登記 | the register was opened for reading, so that nothing can be recorded
      例 台账是以只读方式打开的，不能登记 | 台帳是以唯讀方式開啟的，不能登記 | the register was opened for reading; nothing can be recorded
      → @report

    place-taken failure
      台账里没有这个编号，存档目录却已存在：数据库可能被删除过或换成了旧备份 | 台帳裡沒有這個編號，存檔目錄卻已存在：資料庫可能被刪除過或換成了舊備份 | the register does not know the number, but its folder is there: the database may have been deleted or replaced by an old backup
      例 台账里没有编号 FC-2026-000001，但 register/issued/2026/FC-2026-000001 已经存在：register.sqlite 可能被删除过，或换成了旧的备份。没有再登记什么，已有的存档联也没有动。请放回最新的 register.sqlite；那里不是存档联的，请移走 | 台帳裡沒有編號 FC-2026-000001，但 register/issued/2026/FC-2026-000001 已經存在：register.sqlite 可能被刪除過，或換成了舊的備份。沒有再登記什麼，已有的存檔聯也沒有動。請放回最新的 register.sqlite；那裡不是存檔聯的，請移走 | the register does not know FC-2026-000001, but register/issued/2026/FC-2026-000001 is there: register.sqlite was deleted, or an older one was put back. Nothing more was recorded, and the copies there were left alone. Put the newest register.sqlite back; if no copies of record lie there, move it away
      → 放回最新的 register.sqlite；不是存档联的，移走 | 放回最新的 register.sqlite；不是存檔聯的，移走 | put the latest register.sqlite back; move away what is no archived copy

    clock-behind failure
      系统时钟早于台账最后一次登记：时钟倒退了 | 系統時鐘早於台帳最後一次登記：時鐘倒退了 | the system's clock is behind the register's last entry: it went back
      例 系统时钟是 2026-11-20 09:00，台账最后一次登记却在 2026-11-20 09:40：时钟倒退了，没有再登记什么。请校准时钟；确认现在的时间没错，就加 --accept-clock 再运行 | 系統時鐘是 2026-11-20 09:00，台帳最後一次登記卻在 2026-11-20 09:40：時鐘倒退了，沒有再登記什麼。請校準時鐘；確認現在的時間沒錯，就加 --accept-clock 再執行 | the clock says 2026-11-20 09:00, but the last event of the register is of 2026-11-20 09:40: it went back, and nothing more was recorded. Set the clock; if it is right as it is, run again with --accept-clock
      → 校准时钟；确认现在的时间没错，加 --accept-clock | 校準時鐘；確認現在的時間沒錯，加 --accept-clock | set the clock, or add --accept-clock if it is right

    number-taken failure
      编号已被另一种表单占用：两种表单的前缀相同 | 編號已被另一種表單占用：兩種表單的前綴相同 | the number belongs to another form: two forms have the same prefix
      例 编号 FC-2026-000001 已被表单 cost-approval 占用。两种表单的编号前缀相同，请改其中一个的 number.prefix | 編號 FC-2026-000001 已被表單 cost-approval 占用。兩種表單的編號前綴相同，請改其中一個的 number.prefix | the number FC-2026-000001 belongs to the form cost-approval already. Two forms have the same prefix: change one's number.prefix
      → 改其中一个的 number.prefix | 改其中一個的 number.prefix | change number.prefix of one of them

    numbers-moved failure
      各联画好之后编号变了，没有登记 | 各聯畫好之後編號變了，沒有登記 | numbers changed after the copies were drawn; nothing was recorded
      例 各联画好之后编号变了（应为 FC-2026-000001），没有登记。请用同一命令再次运行 | 各聯畫好之後編號變了（應為 FC-2026-000001），沒有登記。請用同一命令再次執行 | the numbers moved while the copies were drawn (now FC-2026-000001); nothing was recorded. Run the same command again
      → @again

    row-already-issued failure
      清单的这一行已经开过单，不再编号 | 清單的這一列已經開過單，不再編號 | this row of the list was issued before and gets no second number
      例 第 12 行已经开过单，编号 DC-2026-000012。这一行不再编号 | 第 12 列已經開過單，編號 DC-2026-000012。這一列不再編號 | row 12 was issued already as DC-2026-000012. It gets no second number
      → 不用再开；确实要另开一份，加 --again | 不用再開；確實要另開一份，加 --again | nothing is to be done; add --again to issue another form

    incomplete-printing failure
      各联没有印全，没有登记 | 各聯沒有印全，沒有登記 | not all copies were printed; nothing was recorded
      例 FC-2026-000001 的各联没有印全，没有登记。请用同一命令再次运行 | FC-2026-000001 的各聯沒有印全，沒有登記。請用同一命令再次執行 | not all copies of FC-2026-000001 were printed; none was recorded. Run the same command again
      → @again

    unprinted-copies failure
      还有联次没有打印完，不能打包 | 還有聯次沒有列印完，不能打包 | copies are not printed yet, so that no packet can be made
      例 FC-2026-000001 还有联次没有打印完，不能打包。请重新运行一次开单，会接着打印 | FC-2026-000001 還有聯次沒有列印完，不能打包。請重新執行一次開單，會接著列印 | FC-2026-000001 has copies that are not printed yet. Run the command that issued it again: it goes on printing
      → 再运行一次开单的命令，会接着打印 | 再執行一次開單的命令，會接著列印 | run the command that issued them again: it goes on printing

    unplanned-file failure
      要登记的联次不是这一份该有的 | 要登記的聯次不是這一份該有的 | the copy to be recorded is none that this form has
      例 编号 FC-2026-000001 没有登记过联次 finance（docx，issue）。请用补打 | 編號 FC-2026-000001 沒有登記過聯次 finance（docx，issue）。請用補打 | FC-2026-000001 has no copy finance (docx, issue) on record. Use reprint
      → 用 liandan reprint 补打 | 用 liandan reprint 補印 | use liandan reprint

    copy-on-record failure
      这一联已经登记，不能用别的内容替换 | 這一聯已經登記，不能用別的內容替換 | the copy is on record and cannot be replaced by another content
      例 issued/2026/FC-2026-000001/FC-2026-000001-finance.docx 已经登记，不能用别的内容替换。请用补打 | issued/2026/FC-2026-000001/FC-2026-000001-finance.docx 已經登記，不能用別的內容替換。請用補打 | issued/2026/FC-2026-000001/FC-2026-000001-finance.docx is on record and is never replaced by other content. Use reprint
      → 用 liandan reprint 补打 | 用 liandan reprint 補印 | use liandan reprint

    unknown-asset failure
      台账里找不到存档的表单定义、模板或图片 | 台帳裡找不到存檔的表單定義、範本或圖片 | a schema, template or picture is missing from the register
      例 台账里没有内容 7f3a9c01b2d4…。请用 liandan verify 检查台账 | 台帳裡沒有內容 7f3a9c01b2d4…。請用 liandan verify 檢查台帳 | the register holds no content 7f3a9c01b2d4…. Check it with liandan verify
      → @verify

    unsafe-name failure
      名称不能用作文件名 | 名稱不能用作檔名 | the name cannot be a file's
      例 “a/b.docx”不能用作档案包里的文件名，只许字母、数字、- _ 和 . | 「a/b.docx」不能用作檔案包裡的檔名，只許字母、數字、- _ 和 . | “a/b.docx” cannot be a name in a packet: only letters, digits, - _ and .
      → 只用字母、数字、- 和 _；联次的名称在表单定义里改 | 只用字母、數字、- 和 _；聯次的名稱在表單定義裡改 | use letters, digits, - and _; names of copies are changed in the schema

    unsafe-number failure
      编号不能用作文件名 | 編號不能用作檔名 | the number cannot be a file's name
      例 编号“单-1”不能用作文件名，只许大写字母、数字和 -。请改表单的编号规则 | 編號「单-1」不能用作檔名，只許大寫字母、數字和 -。請改表單的編號規則 | the number “单-1” cannot be a file name: only A-Z, 0-9 and -. Change the form's number rule
      → 改表单的编号规则，只用大写字母、数字和 - | 改表單的編號規則，只用大寫字母、數字和 - | change the schema's number rule: capital letters, digits and -

    unsafe-packet failure
      档案包的编号不能用作文件名 | 檔案包的編號不能用作檔名 | the packet's id cannot be a file's name
      例 档案包的编号“a/b”只许字母、数字、_ 和 - | 檔案包的編號「a/b」只許字母、數字、_ 和 - | a packet's id has only letters, digits, _ and -: “a/b”
      → 只用字母、数字、_ 和 - | 只用字母、數字、_ 和 - | use letters, digits, _ and -

    packet-outdated failure
      打包期间台账有变动，档案包没有登记 | 打包期間台帳有變動，檔案包沒有登記 | the register changed while the packet was made; it was not recorded
      例 打包期间台账有变动，档案包 finance-2026-11-7f3a9c01-001 没有登记。请重新打包 | 打包期間台帳有變動，檔案包 finance-2026-11-7f3a9c01-001 沒有登記。請重新打包 | the register changed while finance-2026-11-7f3a9c01-001 was packed, and the packet was not recorded. Pack again
      → 重新打包 | 重新打包 | make the packet again

    disk-full failure
      磁盘已满 | 磁碟已滿 | the disk is full
      例 磁盘已满，写不下 register。请腾出空间后重新打包 | 磁碟已滿，寫不下 register。請騰出空間後重新打包 | the disk is full: no room for register. Free some and pack again
      → 腾出空间，用同一命令再次运行：接着做完，不会重复编号 | 騰出空間，用同一命令再次執行：接著做完，不會重複編號 | make room and run the same command again: it goes on and takes no number twice

    disk-error failure
      读写磁盘出错 | 讀寫磁碟出錯 | reading or writing the disk failed
      例 读写 register 出错：磁盘出错。请检查路径和磁盘后重试，已登记的内容不受影响 | 讀寫 register 出錯：磁碟出錯。請檢查路徑和磁碟後重試，已登記的內容不受影響 | register: the disk cannot be read or written. Check the path and the disk and try again; what is recorded is safe
      → 检查路径和磁盘后重试；已登记的内容不受影响 | 檢查路徑和磁碟後重試；已登記的內容不受影響 | check path and disk and try again; what is on record is safe

    read-only-disk failure
      磁盘是只读的 | 磁碟是唯讀的 | the disk is read-only
      例 /mnt/cd/register 所在的磁盘是只读的。请换一个可写的目录 | /mnt/cd/register 所在的磁碟是唯讀的。請換一個可寫的目錄 | the disk of /mnt/cd/register is read-only. Choose a folder that can be written
      → 换一个可写的目录 | 換一個可寫的目錄 | choose a folder that can be written

    no-permission failure
      没有读写的权限 | 沒有讀寫的權限 | permission to read or write is missing
      例 没有权限写入或读取 register。请检查目录和文件的权限 | 沒有權限寫入或讀取 register。請檢查目錄和檔案的權限 | no permission to write or read register. Check the permissions of the folder and the file
      → 照提示请所有者或管理员改权限，见 README“几个人用一个台账” | 照提示請擁有者或管理員改權限，見 README「几个人用一个台账」 | have its owner or the administrator change the permissions as the message says; see the README on sharing a register

    group-not-inherited failure
      台账目录里新建的文件不会归用户组，同事将打不开 | 台帳目錄裡新建的檔案不會歸使用者群組，同事將打不開 | new files would not belong to the register's group, and colleagues could not open them
      例 register 归用户组 service，但里面新建的文件不会归这个组，同事将打不开。请其所有者或管理员运行 chmod g+s register，什么都还没有登记 | register 歸使用者群組 service，但裡面新建的檔案不會歸這個群組，同事將打不開。請其擁有者或管理員執行 chmod g+s register，什麼都還沒有登記 | register is for the group service, but files made in it would not be, and colleagues could not open them. Let its owner or the administrator run chmod g+s register. Nothing was recorded
      → 请所有者或管理员运行 chmod g+s | 請擁有者或管理員執行 chmod g+s | have its owner or the administrator run chmod g+s

    not-a-folder failure
      台账的路径不是目录 | 台帳的路徑不是目錄 | the register's path is no folder
      例 register 不是目录，或它上面有一段是文件。请检查台账目录 | register 不是目錄，或它上面有一段是檔案。請檢查台帳目錄 | register is no folder, or part of its path is a file. Check the register folder
      → 检查台账目录 | 檢查台帳目錄 | check the register folder

    path-missing failure
      路径不存在 | 路徑不存在 | the path does not exist
      例 路径不存在：register。请检查台账目录 | 路徑不存在：register。請檢查台帳目錄 | there is no such path: register. Check the register folder
      → 检查台账目录 | 檢查台帳目錄 | check the register folder

    path-too-long failure
      台账的路径太长 | 台帳的路徑太長 | the register's path is too long
      例 台账的路径太长（4100 字节）：/srv/liandan/……。请把台账放到浅一些的目录里 | 台帳的路徑太長（4100 位元組）：/srv/liandan/……。請把台帳放到淺一些的目錄裡 | the register's path is too long (4100 bytes): /srv/liandan/……. Use a folder nearer to the root
      → 把台账放到浅一些的目录里 | 把台帳放到淺一些的目錄裡 | put the register into a folder higher up

    register-torn varies
      台账的数据库前后不一致：多半是正在用时复制来的 | 台帳的資料庫前後不一致：多半是正在用時複製來的 | the register's database does not agree with itself: most likely it was copied while it was in use
      例 register/register.sqlite 前后不一致：审计链记着 12 次开单，记录有 11 份。多半是别人正在用时用 cp 之类复制来的。什么都没有登记。请用 liandan backup 做的备份，或在没有人用时重新复制整个目录 | register/register.sqlite 前後不一致：審計鏈記著 12 次開單，記錄有 11 份。多半是別人正在用時用 cp 之類複製來的。什麼都沒有登記。請用 liandan backup 做的備份，或在沒有人用時重新複製整個目錄 | register/register.sqlite does not agree with itself: the audit chain tells of 12 issues, there are 11 records. Most likely it was copied with cp or the like while it was in use. Nothing was recorded. Use a backup made by liandan backup, or copy the whole folder again while nobody uses it
      → 用 liandan backup 做的备份恢复；或在没有人用时重新复制整个目录 | 用 liandan backup 做的備份恢復；或在沒有人用時重新複製整個目錄 | restore a backup made by liandan backup, or copy the whole folder again while nobody uses it

    backup-busy failure
      另一个备份或恢复正在那里进行 | 另一個備份或恢復正在那裡進行 | another backup is being made or restored there
      例 另一个备份或恢复正在 /mnt/备份 里进行。请等它做完再试 | 另一個備份或恢復正在 /mnt/備份 裡進行。請等它做完再試 | another backup is being made or restored in /mnt/backup. Try again when it is done
      → 等它做完再试 | 等它做完再試 | try again when it is done

    backup-only failure
      目录是备份，不能在里面登记 | 目錄是備份，不能在裡面登記 | the folder is a backup, in which nothing is recorded
      例 /mnt/备份/register-20261120-093000 是备份，不能在里面登记，什么都没有登记。请用 liandan restore /mnt/备份/register-20261120-093000 --register 新目录 恢复成台账再用 | /mnt/備份/register-20261120-093000 是備份，不能在裡面登記，什麼都沒有登記。請用 liandan restore /mnt/備份/register-20261120-093000 --register 新目錄 恢復成台帳再用 | /mnt/backup/register-20261120-093000 is a backup, in which nothing is recorded, and nothing was. Make a register of it with liandan restore /mnt/backup/register-20261120-093000 --register DIR
      → 用 liandan restore 恢复成台账再用 | 用 liandan restore 恢復成台帳再用 | make a register of it with liandan restore

    backup-damaged varies
      备份与做的时候不同 | 備份與做的時候不同 | the backup is not as it was made
      例 备份已损坏：/mnt/备份/register-20261120-093000/register.sqlite 与做备份时的不同。请换一个备份 | 備份已損壞：/mnt/備份/register-20261120-093000/register.sqlite 與做備份時的不同。請換一個備份 | the backup is damaged: /mnt/backup/register-20261120-093000/register.sqlite is not as it was made. Use another backup
      → 换一个备份 | 換一個備份 | use another backup
    """#)
}
