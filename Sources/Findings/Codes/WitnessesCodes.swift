extension FindingArea {
  /// Codes of keys, signatures, anchors and time stamps.
  package static let witnesses = FindingArea(
    "witnesses", LocalizedText("密钥、签名、锚和时间戳", hant: "金鑰、簽名、錨和時間戳", en: "keys, signatures, anchors and time stamps"),
    #"""
    key-file failure
      密钥文件不在，或读写不成 | 金鑰檔案不在，或讀寫不成 | the key's file is not there, or cannot be read or written
      例 没有密钥文件 /etc/liandan/key.pem。请检查 LIANDAN_KEY，或用 liandan keys make 生成 | 沒有金鑰檔案 /etc/liandan/key.pem。請檢查 LIANDAN_KEY，或用 liandan keys make 產生 | there is no key /etc/liandan/key.pem. Check LIANDAN_KEY, or make one with liandan keys make
      → 检查 LIANDAN_KEY 和权限；只有密钥的主人能用它签名 | 檢查 LIANDAN_KEY 和權限；只有金鑰的主人能用它簽名 | check LIANDAN_KEY and the permissions; only its owner can sign with it

    key-exists failure
      密钥已经有了，没有动它 | 金鑰已經有了，沒有動它 | there is a key already, and it was left alone
      例 register/signing-key.pem 已经存在，没有动它。以前签的包要靠旧公钥核对：要换密钥，请先把旧的两个文件移到别处保存好 | register/signing-key.pem 已經存在，沒有動它。以前簽的包要靠舊公鑰核對：要換金鑰，請先把舊的兩個檔案移到別處保存好 | register/signing-key.pem exists and was left alone. What it signed is checked by its public key: to change keys, move both old files to a safe place first
      → 要换密钥，先把旧的移到别处保存好 | 要換金鑰，先把舊的移到別處保存好 | to change keys, move the old one to a safe place first

    key-open failure
      密钥文件别人也能读，没有用它 | 金鑰檔案別人也能讀，沒有用它 | others can read the key, so it was not used
      例 register/signing-key.pem：这个密钥文件别人也能读（权限 644），没有用它。请运行 chmod 600；若可能已被抄走，请换一把 | register/signing-key.pem：這個金鑰檔案別人也能讀（權限 644），沒有用它。請執行 chmod 600；若可能已被抄走，請換一把 | register/signing-key.pem: others can read this key (mode 644), so it was not used. Run chmod 600 on it; if it may have been copied, make another one
      → 运行 chmod 600；若可能已被抄走，换一把 | 執行 chmod 600；若可能已被抄走，換一把 | run chmod 600 on it; if it may have been copied, make another one

    key-locked failure
      密钥有口令，却没有给 | 金鑰有密語，卻沒有給 | the key has a passphrase, and none was given
      例 register/signing-key.pem：密钥有口令。请在终端里运行，或把口令放进环境变量 LIANDAN_PASSPHRASE、LIANDAN_PASSPHRASE_FILE 指的文件 | register/signing-key.pem：金鑰有密語。請在終端機裡執行，或把密語放進環境變數 LIANDAN_PASSPHRASE、LIANDAN_PASSPHRASE_FILE 指的檔案 | register/signing-key.pem: the key has a passphrase. Run this in a terminal, or put it into the environment's LIANDAN_PASSPHRASE or the file that LIANDAN_PASSPHRASE_FILE names
      → 在终端里运行，或用 LIANDAN_PASSPHRASE、LIANDAN_PASSPHRASE_FILE 给出 | 在終端機裡執行，或用 LIANDAN_PASSPHRASE、LIANDAN_PASSPHRASE_FILE 給出 | run in a terminal, or give it by LIANDAN_PASSPHRASE or LIANDAN_PASSPHRASE_FILE

    key-unreadable failure
      不是能用的密钥文件 | 不是能用的金鑰檔案 | the file is no key that can be used
      例 key.pem：这不是 Ed25519 密钥（PEM） | key.pem：這不是 Ed25519 金鑰（PEM） | key.pem: this is no Ed25519 key in PEM
      → 换成 liandan keys make 生成的文件 | 換成 liandan keys make 產生的檔案 | take a file that liandan keys make wrote

    wrong-passphrase failure
      密钥的口令不对 | 金鑰的密語不對 | the passphrase of the key is wrong
      例 register/signing-key.pem：口令不对 | register/signing-key.pem：密語不對 | register/signing-key.pem: the passphrase is wrong
      → 再输一次 | 再輸一次 | type it again

    signature-missing error
      包应有签名，却没有 | 包應有簽名，卻沒有 | the packet ought to be signed, and is not
      例 包没有签名 | 包沒有簽名 | the packet is not signed
      → 问明打包的人：没有密钥时打的包没有签名；否则用备份里的包 | 問明打包的人：沒有金鑰時打的包沒有簽名；否則用備份裡的包 | ask who made it: packets made without a key are not signed; otherwise use the packet in your backup

    signature-foreign error
      签名的是另一把密钥 | 簽名的是另一把金鑰 | it was signed with another key
      例 包由密钥 7f3a 9c01 5b2e 44d0 8a17 c6f2 0d93 e1b8 签名，给出的是 1b2c 3d4e 5f60 7182 93a4 b5c6 d7e8 f901 | 包由金鑰 7f3a 9c01 5b2e 44d0 8a17 c6f2 0d93 e1b8 簽名，給出的是 1b2c 3d4e 5f60 7182 93a4 b5c6 d7e8 f901 | the packet is signed with the key 7f3a 9c01 5b2e 44d0 8a17 c6f2 0d93 e1b8; the one given is 1b2c 3d4e 5f60 7182 93a4 b5c6 d7e8 f901
      → 打电话核对指纹；换过密钥的，用当时的公钥 | 打電話核對指紋；換過金鑰的，用當時的公鑰 | compare fingerprints over the telephone; if keys were changed, use the key of that time

    signature-invalid error
      签名与内容不符：签名之后有改动 | 簽名與內容不符：簽名之後有改動 | the signature does not fit: something was altered after signing
      例 签名不是密钥 7f3a 9c01 5b2e 44d0 8a17 c6f2 0d93 e1b8 对这个包作的：包在签名之后被改动过，或签名被换过 | 簽名不是金鑰 7f3a 9c01 5b2e 44d0 8a17 c6f2 0d93 e1b8 對這個包作的：包在簽名之後被改動過，或簽名被換過 | the signature is not that of this packet by the key 7f3a 9c01 5b2e 44d0 8a17 c6f2 0d93 e1b8: one of the two was altered since
      → @backupPacket

    anchor-unreadable failure
      给的不是锚，或抄错了 | 給的不是錨，或抄錯了 | it is no anchor, or one that was mistyped
      例 锚抄错了：末尾的校验组对不上。请对照原文逐组核对 | 錨抄錯了：末尾的校驗組對不上。請對照原文逐組核對 | the anchor was mistyped: its last group does not fit. Compare it with the original group by group
      → 对照原文逐组核对 | 對照原文逐組核對 | compare it with the original group by group

    anchor-register error
      锚是另一个台账的 | 錨是另一個台帳的 | the anchor is of another register
      例 锚是台账 7f3a9c01 的，这里是 0b1c2d3e | 錨是台帳 7f3a9c01 的，這裡是 0b1c2d3e | the anchor is of the register 7f3a9c01, and this is 0b1c2d3e
      → 换成这个台账的锚；若确是它的，台账被换过 | 換成這個台帳的錨；若確是它的，台帳被換過 | take an anchor of this register; if it is one, the register was exchanged

    anchor-cut error
      审计链比锚见证的短：末尾的登记不见了 | 審計鏈比錨見證的短：末尾的登記不見了 | the chain is shorter than the anchor witnesses: its newest events are gone
      例 审计链只到第 410 条，锚在 2026-11-30 见证过第 412 条：末尾的登记不见了 | 審計鏈只到第 410 條，錨在 2026-11-30 見證過第 412 條：末尾的登記不見了 | the audit chain ends with event 410, but the anchor of 2026-11-30 witnesses event 412: the newest events are gone
      → @backup

    anchor-differs error
      审计链与锚见证的不同：整条链被重做过 | 審計鏈與錨見證的不同：整條鏈被重做過 | the chain is not the one that the anchor witnesses: it was made anew
      例 审计链第 412 条不是锚在 2026-11-30 见证的那一条：这一条或之前的登记在那以后被改动过 | 審計鏈第 412 條不是錨在 2026-11-30 見證的那一條：這一條或之前的登記在那以後被改動過 | event 412 is not the one that the anchor of 2026-11-30 witnesses: it or events before it were altered since
      → @backup

    anchor-outside warning
      锚不在这个包的审计链之内，无从比较 | 錨不在這個包的審計鏈之內，無從比較 | the anchor is outside of this packet's stretch of the chain, and proves nothing for it
      例 锚见证的第 412 条不在这个包的审计链之内（第 1–398 条），没有比较 | 錨見證的第 412 條不在這個包的審計鏈之內（第 1–398 條），沒有比較 | event 412, which the anchor witnesses, is not in this packet's stretch (events 1–398): nothing was compared
      → 用包的期间之内的锚，或与台账比对（--register） | 用包的期間之內的錨，或與台帳比對（--register） | take an anchor from the packet's period, or compare with the register (--register)

    anchor-unsigned error
      锚没有签名，或不是给出的密钥签的 | 錨沒有簽名，或不是給出的金鑰簽的 | the anchor is not signed, or not with the key given
      例 2026-11-30 的锚不是密钥 7f3a 9c01 5b2e 44d0 8a17 c6f2 0d93 e1b8 签的 | 2026-11-30 的錨不是金鑰 7f3a 9c01 5b2e 44d0 8a17 c6f2 0d93 e1b8 簽的 | the anchor of 2026-11-30 is not signed with the key 7f3a 9c01 5b2e 44d0 8a17 c6f2 0d93 e1b8
      → 用带签名的那一行；或只凭保存的地方相信它，不加 --key | 用帶簽名的那一行；或只憑保存的地方相信它，不加 --key | take the line with its signature; or trust it for where it was kept, without --key

    token-unreadable failure
      给的不是能用的时间戳 | 給的不是能用的時間戳 | it is no time stamp that can be used
      例 head.tsr：这不是 RFC 3161 时间戳（.tsr） | head.tsr：這不是 RFC 3161 時間戳（.tsr） | head.tsr: this is no RFC 3161 time stamp (.tsr)
      → 用时间戳机构返回的文件；被拒绝时重新请求 | 用時間戳機構傳回的檔案；被拒絕時重新請求 | take the file that the authority sent; if it refused, ask again

    token-foreign failure
      时间戳不是这个台账的 | 時間戳不是這個台帳的 | the time stamp is not of this register
      例 head.tsr：时间戳盖的不是这个台账审计链里的任何一条，没有收下 | head.tsr：時間戳蓋的不是這個台帳審計鏈裡的任何一條，沒有收下 | head.tsr: no event of this register's chain was stamped, so it was not kept
      → 用这个台账的请求换来的时间戳 | 用這個台帳的請求換來的時間戳 | take the answer to a request of this register

    token-outside error
      时间戳盖的不在这条审计链里 | 時間戳蓋的不在這條審計鏈裡 | the chain has nothing that was stamped
      例 2026-11-30T01:12:33Z 的时间戳盖的不是这条审计链里的任何一条：链被重做过，或不是这个包的时间戳 | 2026-11-30T01:12:33Z 的時間戳蓋的不是這條審計鏈裡的任何一條：鏈被重做過，或不是這個包的時間戳 | the time stamp of 2026-11-30T01:12:33Z is of no event of this chain: the chain was made anew, or the stamp belongs elsewhere
      → 查明时间戳是哪个台账、哪个期间的；若确是它的，用备份 | 查明時間戳是哪個台帳、哪個期間的；若確是它的，用備份 | find out where the stamp belongs; if it belongs here, use a backup

    token-invalid error
      时间戳不是这个机构签的 | 時間戳不是這個機構簽的 | the time stamp is not signed by this authority
      例 2026-11-30T01:12:33Z 的时间戳不是 tsa.pem 的机构签的，或被改动过（verify error） | 2026-11-30T01:12:33Z 的時間戳不是 tsa.pem 的機構簽的，或被改動過（verify error） | the time stamp of 2026-11-30T01:12:33Z is not signed by the authority of tsa.pem, or was altered (verify error)
      → 检查给的证书；证书没错，就是时间戳被改动过 | 檢查給的憑證；憑證沒錯，就是時間戳被改動過 | check the certificate; if it is the right one, the stamp was altered

    token-unchecked warning
      没有核对时间戳机构的签名 | 沒有核對時間戳機構的簽名 | the authority's signature was not checked
      例 没有核对机构的签名：这台机器上没有 openssl | 沒有核對機構的簽名：這台機器上沒有 openssl | the authority's signature was not checked: there is no openssl on this machine
      → 装上 openssl，用 --tsa 给出机构的证书 | 裝上 openssl，用 --tsa 給出機構的憑證 | install openssl, and name the authority's certificate with --tsa

    time-stamp-altered error
      台账里的时间戳被改动过 | 台帳裡的時間戳被改動過 | a time stamp in the register was altered
      例 审计链第 412 条的时间戳不见了、被改动过，或是后来放进去的 | 審計鏈第 412 條的時間戳不見了、被改動過，或是後來放進去的 | the time stamp of event 412 is gone, was altered, or was put there from outside
      → @backup
    """#)
}
