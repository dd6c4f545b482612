import Forms
import Records
import SpreadsheetML
import Storage
import Zipping

/// The lists of a packet with terms. Whoever makes the packet, and whoever verifies it, lets the same values write them.
struct ArchiveLists {
  /// A list: where it lies, and what writes it.
  struct Document {
    let path: String
    let method: ZipMethod
    let write: (any ByteSink) throws -> Void
  }
  /// What stands beside the forms: schemas and profiles under which they were issued, each once.
  struct Definitions {
    /// Schemas with the digests of their texts.
    var schemas: [Digest: FormSchema] = [:]
    /// Texts of profiles.
    var profiles: [Digest: String] = [:]
  }

  let head: PacketHead
  let terms: ArchiveTerms
  let rules: ArchiveRules
  let entries: ArchiveEntries
  let definitions: Definitions
  let accounts: [NumberAccount]
  let span: AuditSpan
  let replacements: ReplacementIndex
  /// How many bytes the files of the forms have.
  let octets: Int
  let spool: () throws -> any ByteSpool

  /// The lists but the account of numbers, in the order in which they are written.
  var documents: [Document] {
    let schemas = definitions.schemas.sorted { ($0.value.id, $0.key.hex) < ($1.value.id, $1.key.hex) }
    var documents = [
      Document(path: PacketContents.transmittal, method: .stored) { sink in
        try ArchiveTransmittal.write(
          entries, to: sink, head, terms, accounts: accounts, span: span, replacements: replacements, spool: spool)
      },
      Document(path: ArchivePath.folderList, method: .deflated) { sink in
        try FolderList.write(entries, to: sink, head, terms, rules, replacements: replacements)
      },
      Document(path: ArchivePath.readMe, method: .deflated) { sink in
        try sink.write(Array(ReadMe.text(entries, head, terms).utf8))
      },
      Document(path: ArchivePath.transferForm, method: .stored) { sink in
        try TransferForm.write(entries, to: sink, head, terms, span, octets: octets, spool: spool)
      },
      Document(path: ArchivePath.fieldGuide, method: .stored) { sink in
        try FieldGuide.write(schemas.map(\.value), to: sink, spool: spool)
      },
      Document(path: ArchivePath.rules, method: .deflated) { try $0.write(Array(rules.text.utf8)) },
    ]
    for (digest, schema) in schemas {
      let path = ArchivePath.schema(schema.id, version: schema.version, sha256: digest.hex)
      documents.append(Document(path: path, method: .deflated) { try $0.write(Array(schema.text.utf8)) })
    }
    for (digest, text) in definitions.profiles.sorted(by: { $0.key.hex < $1.key.hex }) {
      documents.append(
        Document(path: ArchivePath.profile(digest.hex), method: .deflated) { try $0.write(Array(text.utf8)) })
    }
    return documents
  }
}
