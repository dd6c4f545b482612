// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "desk",
  dependencies: [.package(name: "Liandan", path: "../..")],
  targets: [
    .executableTarget(
      name: "desk", dependencies: [.product(name: "Liandan", package: "Liandan")],
      swiftSettings: [.swiftLanguageMode(.v6), .treatAllWarnings(as: .error)])
  ])
