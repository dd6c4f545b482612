/// Addresses that a document may lead to.
enum SafeAddress {
  /// Whether a link may have this address: pages of the web, mail, telephone numbers, places in the document, none at all,
  /// and what a template fills in and checks itself.
  static func isAllowed(_ target: some StringProtocol) -> Bool {
    let link = target.drop(while: \.isWhitespace).lowercased()
    return link.isEmpty || beginnings.contains { link.hasPrefix($0) }
  }

  private static let beginnings = ["http:", "https:", "mailto:", "tel:", "#", "{{", "%7b%7b"]
}
