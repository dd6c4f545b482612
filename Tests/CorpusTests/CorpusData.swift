import Forms
import Foundation
import Intake
import Pictures
import Templates
import TestSupport

/// The data of all templates of the corpus: `Tests/Fixtures/corpus/data.json`, read as the program reads it.
enum CorpusData {
  /// Values that no document may take for anything but text.
  static let hostile = "A & B <w:p> \"c\" ]]> {{number}} =1+1"

  static let record: TemplateValue = {
    let file = Corpus.folder.appending(path: "data.json").path
    let pictures = PictureLoader { image in
      (try? Corpus.bytes(image.path)).flatMap { try? Picture($0) }
    }
    return SubmissionReader.readAll(.file(file)).submissions.first.map { TemplateValue($0, pictures: pictures) }
      ?? .empty
  }()

  /// The same with that many items.
  static func record(items count: Int) -> TemplateValue {
    guard case .record(var members) = record else { return record }
    members["items"] = .list((1...count).map { .record(["name": .text("件\($0)"), "qty": .text("1")]) })
    return .record(members)
  }
}

/// The files of `Tests/Fixtures/corpus`.
enum Corpus {
  static let folder = URL(filePath: Repository.path).appending(path: "Tests/Fixtures/corpus")

  static func bytes(_ name: String) throws -> [UInt8] { try Array(Data(contentsOf: folder.appending(path: name))) }

  /// The names of all templates, sorted.
  static let names: [String] = {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return files.filter { $0.hasSuffix(".docx") || $0.hasSuffix(".xlsx") }.sorted()
  }()
}
