import PageGraphics

extension ObjectWriter {
  /// Writes a file inside the document and gives the number of its specification (ISO 19005-3, 6.8).
  func add(_ file: AssociatedFile) throws -> Int {
    let data = reserve()
    try write(data, stream: compressed(file.bytes)) { out in
      out.write("/Type/EmbeddedFile/Subtype")
      out.write(name: file.mediaType)
      out.write("/Params<</ModDate")
      out.write(date: file.modified)
      out.write("/Size ")
      out.write(number: file.bytes.count)
      out.write(">>")
    }
    return try add { out in
      out.write("<</Type/Filespec/F")
      out.write(text: file.name)
      out.write("/UF")
      out.write(text: file.name)
      out.write("/Desc")
      out.write(text: file.description)
      out.write("/AFRelationship")
      switch file.relationship {
      case .data: out.write("/Data")
      case .source: out.write("/Source")
      case .supplement: out.write("/Supplement")
      }
      out.write("/EF<</F ")
      out.write(reference: data)
      out.write("/UF ")
      out.write(reference: data)
      out.write(">>>>")
    }
  }
}

extension AssociatedFile {
  /// The bytes of the name in a string of PDF, by which the names of a document are sorted.
  var sortKey: [UInt8] {
    name.utf8.allSatisfy { $0 < 0x80 }
      ? Array(name.utf8) : [0xFE, 0xFF] + name.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
  }
}
