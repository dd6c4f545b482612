/// How a packet is made up.
enum PacketFormat {
  /// As version 1.0.0 made them: without description and schemas.
  case first
  /// With its description in the chain and its schemas beside it.
  case second
  /// With the terms under which its forms are kept, metadata, and the events of its own forms alone.
  case third

  init(_ contents: PacketContents, _ schemas: PacketSchemas, _ stories: AuditIndex) {
    let isSecond =
      stories.describesPackets || !schemas.isEmpty || contents.stated(BagText.format) != nil
      || contents.stated("Register-Id") != nil
    self = contents.isArchive ? .third : isSecond ? .second : .first
  }
}

extension PacketContents {
  /// Whether the packet says that its forms are kept under terms.
  var isArchive: Bool { stated(BagText.format) == "3" }
}
