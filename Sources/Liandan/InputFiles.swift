import Crypto
import Findings
import Forms
import Foundation
import Intake
import Register
import Templates

/// The data files of one command, read as one list.
struct InputFiles {
  /// The sources; standard input is held in memory, since it can be read only once.
  let sources: [DataSource]
  private var hash = SHA256()

  /// Digests the files, so that a list that was stopped is known again.
  ///
  /// Files that cannot be read are left for the reader to report.
  init(_ sources: [DataSource]) throws {
    var held: [DataSource] = []
    for source in sources {
      if source.name == "-" {
        let bytes = Array(try FileHandle.standardInput.readToEnd() ?? Data())
        hash.update(data: bytes)
        held.append(.bytes(bytes, name: "-"))
      } else {
        if let file = FileHandle(forReadingAtPath: source.name) {
          while let chunk = try? file.read(upToCount: 1 << 20), !chunk.isEmpty { hash.update(data: chunk) }
          try? file.close()
        }
        held.append(source)
      }
    }
    self.sources = held
  }

  /// The digest of everything that decides what issuing these files gives.
  func digest(_ schema: FormSchema, _ options: IssueOptions) throws -> ContentDigest {
    let data = hash.finalize().map { String($0, radix: 16) }.joined(separator: ".")
    let formats = options.formats.map(\.rawValue).joined(separator: ",")
    return ContentDigest(of: "\(schema.id)\n\(options.closes)\n\(formats)\n\(data)\n\(schema.text)\n\(schema.profileText)")
  }

  /// The forms and findings of all files in order.
  func items(for schema: FormSchema) -> some Sequence<SubmissionReader.Item> { InputFiles.items(sources, for: schema) }

  /// The forms and findings of these sources in order.
  static func items(_ sources: [DataSource], for schema: FormSchema) -> some Sequence<SubmissionReader.Item> {
    sources.lazy.flatMap { source in
      var reader = SubmissionReader(source, schema: schema)
      return AnyIterator { reader.next() }
    }
  }
}
