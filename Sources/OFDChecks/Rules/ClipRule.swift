/// What is clipped is clipped by an area that takes something away and leaves something.
struct ClipRule: OFDRule {
  static let clause = "6.3.2"

  func faults(in document: CheckedDocument) -> [OFDFault] {
    document.contents.flatMap { part in
      part.all("Clip").flatMap { clip in
        (part.inside(clip, "Path") + part.inside(clip, "Text")).compactMap { area in
          let box = CheckedPart.numbers(part.attribute("Boundary", area))
          guard box.count == 4 else { return nil }
          if box[2] <= 0 || box[3] <= 0 { return part.fault(area, "leaves nothing") }
          // The area counts from the corner of the unit that is clipped.
          let unit = part.parent(part.parent(clip))
          let own = CheckedPart.numbers(part.attribute("Boundary", unit))
          guard own.count == 4, part.attribute("CTM", unit) == nil else { return nil }
          let isAll = box[0] <= 0 && box[1] <= 0 && box[0] + box[2] >= own[2] && box[1] + box[3] >= own[3]
          return isAll ? part.fault(area, "takes nothing away") : nil
        }
      }
    }
  }
}
