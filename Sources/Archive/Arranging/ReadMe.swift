import Records
import Storage

/// 说明文件.TXT: what the packet holds, in which formats, and how it is checked without the program that made it.
enum ReadMe {
  static func text(_ entries: ArchiveEntries, _ head: PacketHead, _ terms: ArchiveTerms) -> String {
    let until = terms.keptUntil.map { "\(terms.years ?? 0) 年，至 \($0)" } ?? "永久"
    return """
      说明文件

      移交单位：\(head.organization)
      接收单位：\(head.keeper)
      档案包：\(head.id)（台账 \(head.register ?? "")）
      内容：\(terms.year) 年度 \(terms.archiveClass)，结单期间 \(head.periodLabel)，共 \(entries.forms) 份 \(entries.copies) 件\
      \(entries.voids > 0 ? "，其中作废 \(entries.voids) 份" : "")
      保管期限：\(until)
      打包：\(head.madeBy) \(head.madeOn)\(head.supplement.map { "\n\($0)。" } ?? "")

      一、目录
        电子档案/年度/表单/编号/   每份单据一个目录：各联的文件、数据 编号.json、元数据 编号.xml、附件
        文件目录.XML              所有单据的目录：档号、题名、日期、页数
        transmittal.xlsx          移交清单和编号核对表
        numbers.json              编号核对：开了哪些号，哪些作废，有没有断号
        audit.jsonl               审计链：本包单据的每一步，谁在何时做的
        其他/字段说明.xlsx        数据里每个键的含义、选项和检查规则
        其他/表单定义/            单据开单时用的表单定义（YAML 文本）
        其他/公司参数/            开单时的公司参数（YAML 文本）
        其他/归档规则.yaml        档号和元数据的规则
        其他/移交与接收登记表.xlsx 双方签字的登记表，一式两份
        找一份单据：在文件目录.XML、transmittal.xlsx 里按客户、编号找；按单据里的内容（如出厂编号）在各 编号.json 里查找。

      二、格式和阅读环境
        .pdf 是 PDF/A（ISO 19005），.ofd 是 OFD（GB/T 33190），都嵌入了字体，用通用的阅读器打开。
        .docx、.xlsx 是 Office Open XML（ISO/IEC 29500），用 WPS、Word、Excel 或 LibreOffice 打开。
        .json、.xml、.yaml、.TXT 是 UTF-8 编码的文本。

      三、不用本程序校验
        这个包是 BagIt 1.0（RFC 8493）。在总目录里运行：
          sha256sum -c manifest-sha256.txt
          sha256sum -c tagmanifest-sha256.txt
        或 bagit.py --validate 总目录。
        有 signature.ed25519 的包是签过名的：
          openssl pkeyutl -verify -rawin -pubin -inkey signature.pem -in tagmanifest-sha256.txt -sigfile signature.ed25519
        再看公钥是不是移交单位的：openssl pkey -pubin -in signature.pem -outform DER | sha256sum，前 32 位就是指纹。
        审计链每行的 hash 是 SHA-256(上一行的 hash + SHA-256(本行去掉 previous 和 hash 的 JSON))，都用十六进制小写。
        只有 seq、body、hash 的行是别的单据的步骤，body 就是那个 SHA-256，内容不在本包里。

      四、用本程序校验
          liandan verify 档案包            包内是否齐全、无改动
          liandan verify 档案包 --register 台账目录   并与台账核对

      """
  }
}
