extension FindingArea {
  /// Codes of commands that issue, close, void and list forms.
  package static let issuing = FindingArea(
    "issuing", LocalizedText("开单、结单和台账命令", hant: "開單、結單和台帳命令", en: "issuing and closing"),
    #"""
    unknown-form varies
      没有这种表单 | 沒有這種表單 | there is no such form
      例 没有表单“return-recrod” | 沒有表單「return-recrod」 | there is no form 'return-recrod'
      → 用 liandan forms 查看全部表单 | 用 liandan forms 檢視全部表單 | see all forms with liandan forms

    ambiguous-form varies
      几种表单的名称相同 | 幾種表單的名稱相同 | several forms have this title
      例 有 2 种表单都叫“记录” | 有 2 種表單都叫「记录」 | 2 forms are called '记录'
      → 改用表单的标识 | 改用表單的識別碼 | use the form's id

    already-issued warning
      这份单以前开过，没有再编号 | 這份單以前開過，沒有再編號 | the form was issued before and gets no second number
      例 这份单已在 2026-11-20 开过，编号 FC-2026-000001，没有再编号 | 這份單已在 2026-11-20 開過，編號 FC-2026-000001，沒有再編號 | this form was issued on 2026-11-20 as FC-2026-000001 and gets no second number
      → 确实要另开一份，加 --again；要结单用 liandan close | 確實要另開一份，加 --again；要結單用 liandan close | add --again to issue another one; close it with liandan close

    completes-open-form error
      与尚未结单的一份开单内容相同，没有另外编号 | 與尚未結單的一份開單內容相同，沒有另外編號 | the form begins like one that is still open, and gets no number of its own
      例 与尚未结单的 FC-2026-000001 开单内容相同，这一份没有另外编号 | 與尚未結單的 FC-2026-000001 開單內容相同，這一份沒有另外編號 | it was opened as FC-2026-000001, which is not closed yet; it gets no second number
      → 要结单用 liandan close；确实要另开一份，加 --again | 要結單用 liandan close；確實要另開一份，加 --again | close that one with liandan close, or add --again

    already-closed warning
      这份单已用同样的内容结过，没有再登记 | 這份單已用同樣的內容結過，沒有再登記 | the form was closed with the same content before
      例 FC-2026-000001 已在 2026-11-20 用同样的内容结过单，没有再登记 | FC-2026-000001 已在 2026-11-20 用同樣的內容結過單，沒有再登記 | FC-2026-000001 was closed on 2026-11-20 with the same content; nothing was recorded
      → 不用再做什么；要再打印用 liandan print | 不用再做什麼；要再列印用 liandan print | there is nothing to do; liandan print prints it again

    from-differs error
      --from 的编号和数据里引用的编号不同 | --from 的編號和資料裡引用的編號不同 | --from and the data name different forms
      例 --from 是 PG-2026-000001，数据里的“派工单号”却是 PG-2026-000187 | --from 是 PG-2026-000001，資料裡的「派工單號」卻是 PG-2026-000187 | --from says PG-2026-000001, but the data name PG-2026-000187 as Dispatch number
      → 以 --from 为准，就删去数据里的编号；以数据为准，就不写 --from | 以 --from 為準，就刪去資料裡的編號；以資料為準，就不寫 --from | delete the number in the data, or leave --from out

    once-repeats warning
      同样的内容已用别的 --once 键或不用键开过 | 同樣的內容已用別的 --once 鍵或不用鍵開過 | the same content was issued under another key, or without one
      例 同样的内容已经开过 FC-2026-000001；这个 --once 键没有用过，所以另编了一号 | 同樣的內容已經開過 FC-2026-000001；這個 --once 鍵沒有用過，所以另編了一號 | the same content was issued as FC-2026-000001; since this --once key is new, it got a number of its own
      → 真是两份就不用管；开重了请作废一份 | 真是兩份就不用管；開重了請作廢一份 | nothing if two forms were meant; otherwise void one

    once-differs error
      --once 的键已用于另一份内容不同的单 | --once 的鍵已用於另一份內容不同的單 | the key of --once belongs to a form with other content
      例 这个 --once 键已用于 FC-2026-000001，而那一份的内容不同 | 這個 --once 鍵已用於 FC-2026-000001，而那一份的內容不同 | this --once key was used for FC-2026-000001, whose content is different
      → 另一份单换一个键；要改内容，作废后重开 | 另一份單換一個鍵；要改內容，作廢後重開 | use another key, or void the form and issue it again

    series-full varies
      编号已经用到头，没有下一个了 | 編號已經用到頭，沒有下一個了 | the series of numbers is used up
      例 编号已用到 SH-2026-99，按编号格式“{prefix}-{year}-{serial:2}”没有下一个了 | 編號已用到 SH-2026-99，按編號格式「{prefix}-{year}-{serial:2}」沒有下一個了 | the numbers are used up to SH-2026-99: the pattern '{prefix}-{year}-{serial:2}' has no next one
      → 把表单定义 number.pattern 里的流水号加宽 | 把表單定義 number.pattern 裡的流水號加寬 | widen the serial in the schema's number.pattern

    cannot-print error
      内容打印不出来：没有占用编号，要结的也没有结 | 內容列印不出來：沒有占用編號，要結的也沒有結 | the content cannot be printed: it took no number, or was not closed
      例 打印不出来：条码里有汉字 | 列印不出來：條碼裡有漢字 | cannot be printed: a bar code cannot hold Chinese
      → 改正所填的内容或模板；已有编号的，也可作废后另开一份 | 改正所填的內容或範本；已有編號的，也可作廢後另開一份 | correct the values or the template; a form that has a number may be made void and issued anew

    number-not-given error
      结单的数据没有写编号 | 結單的資料沒有寫編號 | the data for closing give no number
      例 这一份没有编号，不知道结哪一张单 | 這一份沒有編號，不知道結哪一張單 | no number: which form is to be closed?
      → 加上“编号”一项 | 加上「編號」一項 | add the key "number"

    number-differs error
      数据里的编号不是要结的那一份 | 資料裡的編號不是要結的那一份 | the data carry another number than the one to be closed
      例 数据里的编号是 FC-2026-000002，要结的却是 FC-2026-000001 | 資料裡的編號是 FC-2026-000002，要結的卻是 FC-2026-000001 | the data carry the number FC-2026-000002, but FC-2026-000001 is to be closed
      → 核对是否拿错了文件 | 核對是否拿錯了檔案 | check whether it is the right file

    number-repeated error
      清单里同一编号有两份，内容不同 | 清單裡同一編號有兩份，內容不同 | a list gives one number twice, with different content
      例 FC-2026-000001 在第 2 份里已经有了，内容与这一份不同 | FC-2026-000001 在第 2 份裡已經有了，內容與這一份不同 | FC-2026-000001 is given by form 2 of the list already, with other content
      → 一张单只结一次：留下对的一份，或改正编号 | 一張單只結一次：留下對的一份，或改正編號 | a form is closed once: keep the right one, or correct the number

    scanned-twice warning
      编号的清单里同一编号有两行，只取一行 | 編號的清單裡同一編號有兩行，只取一行 | a list of numbers gives one number twice; it is taken once
      例 FC-2026-000001 在第 2 行已经有了，这一行略过 | FC-2026-000001 在第 2 行已經有了，這一行略過 | FC-2026-000001 stands on line 2 already; this line is passed over
      → 核对是不是同一张扫了两次，漏扫了另一张 | 核對是不是同一張掃了兩次，漏掃了另一張 | check whether one sheet was scanned twice in place of another

    number-of-other-form error
      编号是另一种表单的 | 編號是另一種表單的 | the number is that of another form
      例 FC-2026-000001 是 cost-approval，不是 return-record | FC-2026-000001 是 cost-approval，不是 return-record | FC-2026-000001 is a cost-approval, not a return-record
      → 核对编号，或用它自己的表单来结 | 核對編號，或用它自己的表單來結 | check the number, or close it as the form it is

    several-forms error
      只结一份，数据里却不止一份 | 只結一份，資料裡卻不止一份 | one form is to be closed, but the data hold several
      例 要结 FC-2026-000001 一份，数据里却不止一份 | 要結 FC-2026-000001 一份，資料裡卻不止一份 | only FC-2026-000001 is to be closed, but the data hold several forms
      → 只留一份；要结多份，用 liandan close 表单 数据 | 只留一份；要結多份，用 liandan close 表單 資料 | keep one, or use liandan close FORM DATA

    unknown-number varies
      台账里没有这个编号 | 台帳裡沒有這個編號 | the register has no such number
      例 台账里没有编号 FC-2026-000009。请核对编号，用 liandan ledger 查看台账 | 台帳裡沒有編號 FC-2026-000009。請核對編號，用 liandan ledger 檢視台帳 | the register has no number FC-2026-000009. Check it with liandan ledger
      → 核对编号，用 liandan ledger 查看台账 | 核對編號，用 liandan ledger 檢視台帳 | check it; liandan ledger shows the register

    wrong-state varies
      这一份的状态不能这样办：已结单、已作废或已归档 | 這一份的狀態不能這樣辦：已結單、已作廢或已歸檔 | the form's state does not allow it: it is closed, void or filed
      例 FC-2026-000001 已作废，不能结单。请另开一份 | FC-2026-000001 已作廢，不能結單。請另開一份 | FC-2026-000001 is void and cannot be closed. Issue a new form
      → 照提示办：作废重开、补打，或另开更正单 | 照提示辦：作廢重開、補印，或另開更正單 | do as the message says: void and issue again, reprint, or issue a correction

    schema-differs varies
      这一份是按旧的表单定义开出的，须按同一定义结单 | 這一份是按舊的表單定義開出的，須按同一定義結單 | the form was issued under an older schema and is closed under the same
      例 FC-2026-000001 是按旧的表单定义开出的，须按同一定义结单 | FC-2026-000001 是按舊的表單定義開出的，須按同一定義結單 | FC-2026-000001 was issued under another schema and must be closed under that one
      → 把旧的表单定义放回 forms 目录再结单，或作废重开 | 把舊的表單定義放回 forms 目錄再結單，或作廢重開 | put the old schema back and close the form, or void it and issue it again

    reason-missing failure
      作废没有写原因 | 作廢沒有寫原因 | no reason was given for voiding
      例 作废必须写明原因。请用 --reason 写上 | 作廢必須寫明原因。請用 --reason 寫上 | a void needs its reason. Give it with --reason
      → 用 --reason 写上原因 | 用 --reason 寫上原因 | give it with --reason

    wrong-replacement varies
      两份单不能互相代替：不是同一种表单，已作废，或已代替、已由别的单代替 | 兩份單不能互相代替：不是同一種表單，已作廢，或已代替、已由別的單代替 | one form cannot take the place of the other: another kind of form, void, or tied to another already
      例 FC-2026-000002 已作废，不能代替别的单。没有登记；请核对 --replaced-by 的编号 | FC-2026-000002 已作廢，不能代替別的單。沒有登記；請核對 --replaced-by 的編號 | FC-2026-000002 is void and takes no other's place. Nothing was recorded; check the number of --replaced-by
      → 用 liandan show 编号 看两份单各由谁代替，核对编号 | 用 liandan show 編號 看兩份單各由誰代替，核對編號 | see with liandan show NUMBER what each is tied to, and check the numbers

    content-void error
      同样内容的单已经作废，没有另外编号 | 同樣內容的單已經作廢，沒有另外編號 | the same content was issued and made void; it gets no second number
      例 内容与已作废的 FC-2026-000001 相同，没有另外编号 | 內容與已作廢的 FC-2026-000001 相同，沒有另外編號 | the same content was issued as FC-2026-000001, which is void; it got no second number
      → 代替它重开，加 --replaces 编号；与它无关的另一份，加 --again | 代替它重開，加 --replaces 編號；與它無關的另一份，加 --again | add --replaces NUMBER to issue it in its place, or --again for another form

    card-missing error
      要续填的客户或产品没有开着的卡片 | 要續填的客戶或產品沒有開著的卡片 | the customer or product has no open card to add to
      例 没有“TX20260318”的卡片，没有续填 | 沒有「TX20260318」的卡片，沒有續填 | “TX20260318” has no open card, and nothing was added
      → 核对名称；还没有卡片就先开一张 | 核對名稱；還沒有卡片就先開一張 | check the name, or issue the card first

    card-exists error
      这个客户或产品已有卡片 | 這個客戶或產品已有卡片 | there is a card for this customer or product
      例 “TX20260318”已有卡片 DA-2026-000001，没有另外编号 | 「TX20260318」已有卡片 DA-2026-000001，沒有另外編號 | “TX20260318” has the card DA-2026-000001 already; no second one was issued
      → 用 liandan add 编号 数据 续填在卡上 | 用 liandan add 編號 資料 續填在卡上 | add to it with liandan add NUMBER DATA

    unknown-copy failure
      表单没有这一联 | 表單沒有這一聯 | the form has no such copy
      例 FC-2026-000001 没有联次“qc”。这张表单的联次是 customer、service、finance | FC-2026-000001 沒有聯次「qc」。這張表單的聯次是 customer、service、finance | FC-2026-000001 has no copy “qc”. Its copies are customer, service, finance
      → 照提示里的联次改正 | 照提示裡的聯次改正 | use one of the copies that the message lists

    bad-period failure
      看不懂期间 | 看不懂期間 | the period cannot be read
      例 看不懂期间“11月”。请写成 2026、2026-Q4、2026-11、2026-11-20 或 2026-11-01..2026-11-15 | 看不懂期間「11月」。請寫成 2026、2026-Q4、2026-11、2026-11-20 或 2026-11-01..2026-11-15 | the period “11月” is not understood. Write 2026, 2026-Q4, 2026-11, 2026-11-20 or 2026-11-01..2026-11-15
      → 写成 2026、2026-Q4、2026-11 或 2026-11-01..2026-11-15 | 寫成 2026、2026-Q4、2026-11 或 2026-11-01..2026-11-15 | write 2026, 2026-Q4, 2026-11 or 2026-11-01..2026-11-15

    attachment-name error
      附件的文件名不能照原样保存 | 附件的檔名不能照原樣儲存 | the name of an attachment cannot be kept as it is
      例 文件名有 :，不能照原名保存 | 檔名有 :，不能照原名儲存 | its name cannot be kept: it has :
      → 改名后再附 | 改名後再附 | rename the file and attach it again

    attachment-known warning
      这份单已有这个附件，没有再附 | 這份單已有這個附件，沒有再附 | the form has the attachment already; it was not attached again
      例 FC-2026-000001 已有这个附件（签字页.pdf），没有再附 | FC-2026-000001 已有這個附件（簽字頁.pdf），沒有再附 | FC-2026-000001 has this attachment already (signed.pdf); it was not attached again
      → 不用再附；不是要附的那个文件，核对文件名 | 不用再附；不是要附的那個檔案，核對檔名 | nothing is to be done, unless it is not the file that you meant

    attachment-elsewhere varies
      同一个文件已附在别的单上，可能重复入账 | 同一個檔案已附在別的單上，可能重複入帳 | the same file is attached to another form: it may be claimed twice
      例 同一个文件已附在 FC-2026-000001 上 | 同一個檔案已附在 FC-2026-000001 上 | the same file is attached to FC-2026-000001 already
      → 核对是不是重复报销、重复入账；确实两份单都要，加 --again | 核對是不是重複報銷、重複入帳；確實兩份單都要，加 --again | see whether it is claimed twice; if both forms need it, add --again

    invoice-elsewhere warning
      同一张发票在别的单上已有，可能重复入账 | 同一張發票在別的單上已有，可能重複入帳 | another form has the same invoice: it may be claimed twice
      例 发票 26342000000012345678 在 FC-2026-000001 上已有（另一种格式，或写在表单里） | 發票 26342000000012345678 在 FC-2026-000001 上已有（另一種格式，或寫在表單裡） | the invoice 26342000000012345678 belongs to FC-2026-000001 already, in another format or in a field
      → 核对是不是重复报销、重复入账 | 核對是不是重複報銷、重複入帳 | see whether it is claimed twice

    paper-differs warning
      纸上的内容与登记的不是同一版 | 紙上的內容與登記的不是同一版 | a paper does not show what is on record
      例 纸上的内容与登记的不是同一版：FC-2026-000001 纸上的摘要是 1a2b3c4d，登记的是 5e6f7a8b。请查明这张纸的来历 | 紙上的內容與登記的不是同一版：FC-2026-000001 紙上的摘要是 1a2b3c4d，登記的是 5e6f7a8b。請查明這張紙的來歷 | the paper does not show what is on record: the digest of FC-2026-000001 is 1a2b3c4d on paper and 5e6f7a8b in the register. Find out where the paper comes from
      → 用 liandan show 编号 对照纸上的内容，查明哪里不同 | 用 liandan show 編號 對照紙上的內容，查明哪裡不同 | compare the paper with liandan show NUMBER, and find out what differs
    """#)
}
