/// How a packet is made up.
enum PacketFormat {
  /// As version 1.0.0 made them: without description and schemas.
  case first
  /// With its description in the chain and its schemas beside it.
  case second
  /// With the terms under which its forms are kept, metadata, and the events of its own forms alone.
  case third
  /// A packet of a list as the second, with the events of its own forms alone.
  case fourth

  init(_ contents: PacketContents, _ schemas: PacketSchemas, _ stories: AuditIndex) {
    let isSecond =
      stories.describesPackets || !schemas.isEmpty || contents.stated(BagText.format) != nil
      || contents.stated("Register-Id") != nil
    self = contents.isArchive ? .third : contents.hidesOthers ? .fourth : isSecond ? .second : .first
  }
}

extension PacketContents {
  /// Whether the packet says that its forms are kept under terms.
  var isArchive: Bool { stated(BagText.format) == "3" }

  /// Whether it says that the events of other forms stand in it by their hashes alone.
  var hidesOthers: Bool { isArchive || stated(BagText.format) == "4" }
}
