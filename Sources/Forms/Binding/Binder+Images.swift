import Findings

extension Binder {
  /// Pictures: paths beside the data file, or as records write them, with the digest of the file.
  mutating func images(_ raw: RawValue, at target: BindingTarget) -> [ImageReference]? {
    var images: [ImageReference] = []
    for item in items(of: raw) where !item.isEmpty {
      if let image = image(item, at: target) { images.append(image) }
    }
    let limit = target.field.maxRows ?? ValueLimits.images
    if images.count > limit {
      add(
        .tooManyImages,
        LocalizedText(
          "有 \(images.count) 张图片，最多 \(limit) 张", hant: "有 \(images.count) 張圖片，最多 \(limit) 張",
          en: "\(images.count) pictures; at most \(limit) are allowed"), at: raw.origin, of: target)
    }
    return images.isEmpty ? nil : images
  }

  /// One picture.
  mutating func image(_ item: RawValue, at target: BindingTarget) -> ImageReference? {
    guard let image = Binder.reference(item) else {
      wrongKind(item, at: target, expecting: LocalizedText("图片的文件名", hant: "圖片的檔名", en: "the file name of a picture"))
      return nil
    }
    guard Binder.isSafePath(image.path) else {
      add(
        .imagePath,
        LocalizedText(
          "“\(image.path.clipped)”不是数据文件旁边的图片", hant: "「\(image.path.clipped)」不是資料檔旁邊的圖片",
          en: "'\(image.path.clipped)' is not a picture beside the data file"), at: item.origin, of: target,
        hint: LocalizedText(
          "请写相对路径，如 照片/1.jpg；可用 png、jpg、gif", hant: "請寫相對路徑，如 照片/1.jpg；可用 png、jpg、gif",
          en: "give a relative path such as photos/1.jpg (png, jpg or gif)"))
      return nil
    }
    return image
  }

  private func items(of raw: RawValue) -> [RawValue] {
    switch raw.content {
    case .list(let list): list
    case .text(let text):
      text.split(whereSeparator: { "、;；\n".contains($0) }).map { RawValue(.text(String($0)), at: raw.origin) }
    default: [raw]
    }
  }

  /// A path, or `{"path": …, "sha256": …}`.
  private static func reference(_ item: RawValue) -> ImageReference? {
    switch item.content {
    case .text(let text): return ImageReference(path: text.trimmed)
    case .object(let members):
      var image = ImageReference(path: "")
      for member in members {
        guard case .text(let text) = member.value.content else { return nil }
        switch member.key {
        case "path": image.path = text.trimmed
        case "sha256" where text.utf8.count == 64 && text.allSatisfy(\.isHexDigit): image.sha256 = text.lowercased()
        default: return nil
        }
      }
      return image
    default: return nil
    }
  }

  /// Relative, without `..`, drive, scheme or control characters, and named like a picture.
  static func isSafePath(_ path: String) -> Bool {
    if path.isEmpty || path.utf8.count > 400 || path.hasPrefix("/") || path.hasPrefix("~") { return false }
    if path.unicodeScalars.contains(where: { isControl($0) || $0 == "\\" || $0 == ":" || $0 == "\n" }) { return false }
    if path.split(separator: "/", omittingEmptySubsequences: false).contains(where: { $0 == ".." || $0.isEmpty }) {
      return false
    }
    let suffix = path.split(separator: ".").last.map { $0.lowercased() } ?? ""
    return ["png", "jpg", "jpeg", "gif"].contains(suffix) && path.contains(".")
  }
}
