import HTTPTypes

/// The headers that every answer bears (OWASP Secure Headers).
enum SecurityHeaders {
  /// Nothing but what this server sends: no inline script or style, no other origin, no plug-in.
  private static let policy = [
    "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' blob: data:", "connect-src 'self'",
    "font-src 'self'", "frame-src 'self'", "form-action 'self'", "base-uri 'none'", "manifest-src 'self'",
    "frame-ancestors 'self'",
  ].joined(separator: "; ")

  private static let fields: [(HTTPField.Name?, String)] = [
    (.contentSecurityPolicy, policy), (.xContentTypeOptions, "nosniff"),
    (HTTPField.Name("Referrer-Policy"), "same-origin"), (HTTPField.Name("X-Frame-Options"), "SAMEORIGIN"),
    (HTTPField.Name("Cross-Origin-Opener-Policy"), "same-origin"),
    (HTTPField.Name("Cross-Origin-Resource-Policy"), "same-origin"),
    (HTTPField.Name("Permissions-Policy"), "camera=(self), geolocation=(), microphone=(), payment=(), usb=()"),
  ]

  /// Puts them into an answer.
  ///
  /// - Parameter isSecure: Whether the browser came by TLS: then it shall do so again.
  static func add(to headers: inout HTTPFields, isSecure: Bool) {
    for (name, value) in fields { if let name { headers[name] = value } }
    if isSecure { headers[.strictTransportSecurity] = "max-age=31536000" }
    if headers[.cacheControl] == nil { headers[.cacheControl] = "no-store" }
  }
}
