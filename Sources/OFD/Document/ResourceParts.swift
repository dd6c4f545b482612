import Fonts
import Markup
import PageGraphics

/// The lists of resources: fonts are public, all else is the document's (GB/T 33190, 7.9; OFD-A, 6.2.6a).
enum ResourceParts {
  static func fonts(_ fonts: [DocumentFont]) -> [UInt8] {
    list("Fonts") { xml in
      // Programs that tell fonts by their names alone must not take one subset for another.
      var uses: [String: Int] = [:]
      for font in fonts {
        let face = font.resource.face
        for number in font.numbers {
          let count = uses[face.postScriptName, default: 0] + 1
          uses[face.postScriptName] = count
          var attributes = [
            ("ID", String(number)),
            ("FontName", count == 1 ? face.postScriptName : "\(face.postScriptName)-\(count)"),
            ("FamilyName", face.familyName),
          ]
          if face.metrics.weight >= 600 { attributes.append(("Bold", "true")) }
          if face.metrics.italicAngle != 0 { attributes.append(("Italic", "true")) }
          if face.metrics.isFixedPitch { attributes.append(("FixedWidth", "true")) }
          xml.open("ofd:Font", attributes)
          xml.element("ofd:FontFile", text: DocumentFont.file(number))
          xml.close()
        }
      }
    }
  }

  static func pictures(_ pictures: [(number: Int, file: String, format: String)]) -> [UInt8] {
    list("MultiMedias") { xml in
      for picture in pictures {
        xml.open(
          "ofd:MultiMedia", [("ID", String(picture.number)), ("Type", "Image"), ("Format", picture.format)])
        xml.element("ofd:MediaFile", text: picture.file)
        xml.close()
      }
    }
  }

  private static func list(_ name: String, _ body: (inout XMLWriter) -> Void) -> [UInt8] {
    var xml = XMLWriter()
    xml.raw(OFDNames.declaration)
    xml.open("ofd:Res", [("xmlns:ofd", OFDNames.namespace), ("BaseLoc", "Res")])
    xml.open("ofd:\(name)")
    body(&xml)
    xml.close()
    xml.close()
    return xml.bytes
  }
}

/// What all parts begin with.
enum OFDNames {
  static let namespace = "http://www.ofdspec.org/2016"
  static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
}
