extension Assets {
  /// The files of the folder `Assets`, by name.
  static let embedded: [(String, [UInt8])] = [
    ("desk.css", PackageResources.desk_css), ("desk.js", PackageResources.desk_js),
    ("mark.svg", PackageResources.mark_svg),
    ("fill.js", PackageResources.fill_js), ("rows.js", PackageResources.rows_js),
    ("camera.js", PackageResources.camera_js), ("signature.js", PackageResources.signature_js),
    ("device.js", PackageResources.device_js), ("live.js", PackageResources.live_js),
    ("design.js", PackageResources.design_js),
  ]
}
