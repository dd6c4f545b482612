// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("InternalImportsByDefault"),
]

/// A library target under `Sources`, all built with the same settings.
func library(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

/// The tests of one target.
func tests(_ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
  .testTarget(
    name: "\(name)Tests", dependencies: [.init(stringLiteral: name), "TestSupport"] + dependencies, exclude: exclude,
    swiftSettings: settings)
}

let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let cryptoExtras = Target.Dependency.product(name: "CryptoExtras", package: "swift-crypto")
let hummingbird = Target.Dependency.product(name: "Hummingbird", package: "hummingbird")
let hummingbirdCore = Target.Dependency.product(name: "HummingbirdCore", package: "hummingbird")
let httpTypes = Target.Dependency.product(name: "HTTPTypes", package: "swift-http-types")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let nio = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
  name: "Liandan",
  products: [
    .library(name: "Liandan", targets: ["Liandan"]),
    .executable(name: "liandan", targets: ["LiandanCLI"]),
    .executable(name: "liandan-desk", targets: ["LiandanDesk"]),
    .executable(name: "liandan-bench", targets: ["Benchmarks"]),
    .executable(name: "liandan-fuzz", targets: ["Fuzzing"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    // Its header and library are of libc6-dev's own dependency libcrypt-dev.
    .systemLibrary(name: "CCrypt"),
    .systemLibrary(name: "CFontconfig", pkgConfig: "fontconfig", providers: [.apt(["libfontconfig-dev"])]),
    .systemLibrary(name: "CHarfBuzz", pkgConfig: "harfbuzz-subset", providers: [.apt(["libharfbuzz-dev"])]),
    .systemLibrary(name: "CLDAP", pkgConfig: "ldap", providers: [.apt(["libldap-dev"])]),
    .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(name: "CLibZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
    .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),

    library("Findings", []),
    library("Storage", ["Findings", crypto]),
    library("Threads", []),
    library("Expressions", ["Findings"]),
    library("Markup", ["CLibXML2", "Findings"]),
    library("Deflating", ["CZlib"]),
    library("Zipping", ["CLibZip", "Deflating", "Findings", "Storage"]),
    library("OPC", ["Markup", "Zipping", "Findings", "Storage"]),
    library("DrawingML", ["Markup"]),
    library("Pictures", ["Findings", "Deflating"]),
    library("Fonts", ["CHarfBuzz", "CFontconfig", "Findings"]),
    library("PageGraphics", ["Fonts", "Pictures", "Storage"]),
    library("PDF", ["PageGraphics", "Fonts", "Pictures", "Markup", "Deflating", "Storage"]),
    library("Typesetting", []),
    library("OFD", ["PageGraphics", "Fonts", "Pictures", "Markup", "Zipping", "Storage"]),
    library("WordprocessingML", ["DrawingML", "OPC", "Markup", "Findings"]),
    library("SpreadsheetML", ["DrawingML", "OPC", "Markup", "Zipping", "Deflating", "Findings", "Storage"]),
    library("Forms", ["Findings", "Expressions", yams]),
    library(
      "FormLayout",
      [
        "Forms", "Typesetting", "PageGraphics", "Pictures", "WordprocessingML", "SpreadsheetML", "Findings",
        "Expressions",
      ]),
    library("Intake", ["Forms", "SpreadsheetML", "Findings", "Expressions", "Storage", yams]),
    library("TemplateLanguage", ["Forms", "Pictures", "Findings", "Expressions"]),
    library(
      "TemplateRuntime",
      [
        "TemplateLanguage", "Forms", "Pictures", "Findings", "Expressions", "OPC", "Markup", "Zipping", "Deflating",
      ]),
    library(
      "WordTemplates",
      ["TemplateLanguage", "TemplateRuntime", "Pictures", "WordprocessingML", "Findings", "OPC", "Markup", "Zipping"]),
    library(
      "WorkbookTemplates",
      [
        "TemplateLanguage", "TemplateRuntime", "Typesetting", "Pictures", "SpreadsheetML", "Findings", "Expressions",
        "OPC", "Markup",
      ]),
    library(
      "Templates",
      [
        "TemplateLanguage", "TemplateRuntime", "WordTemplates", "WorkbookTemplates", "Forms", "PackageChecks",
        "Findings", "OPC",
      ]),
    library(
      "Pages",
      [
        "FormLayout", "Forms", "TemplateLanguage", "TemplateRuntime", "Typesetting", "PageGraphics", "Fonts",
        "Pictures",
        "Expressions", "Findings",
      ]),
    library("Signing", ["Findings", "Storage", crypto, cryptoExtras]),
    library("Records", ["Forms", "Findings", "Storage"]),
    library("Register", ["CSQLite", "Forms", "Findings", "Expressions", "Records", "Signing", "Storage", grdb]),
    library(
      "Archive",
      [
        "Forms", "Expressions", "Markup", "Zipping", "SpreadsheetML", "Findings", "Records", "Signing", "Storage",
        crypto,
      ]),
    library("Reports", ["Forms", "Findings", "Expressions", "Records", "Register"]),
    library(
      "Liandan",
      [
        "Findings", "Expressions", "Forms", "FormLayout", "Intake", "Pictures", "Fonts", "PageGraphics", "PDF", "OFD",
        "Pages",
        "Templates", "Records", "Register", "Archive", "Reports", "DrawingML", "Signing", "OPC", "WordprocessingML",
        "SpreadsheetML", "Zipping", "Storage", "Threads",
      ]),
    // What people see of a command line: its language, its help, what is wrong with it.
    library("Terminal", ["Liandan", "Findings", "Intake", arguments]),
    .executableTarget(
      name: "LiandanCLI",
      dependencies: [
        "Liandan", "Findings", "Expressions", "Forms", "Intake", "Pictures", "Templates", "Records", "Register",
        "PackageChecks", "Signing", "Storage", "Terminal", "Zipping", arguments,
      ],
      swiftSettings: settings),

    library("HTML", []),
    library("DirectoryLogin", ["CLDAP", "Findings"]),
    library("DeskStore", ["CCrypt", "DirectoryLogin", "Expressions", "Findings", "Storage", "Threads", grdb]),
    .target(
      name: "WebDesk",
      dependencies: [
        "Liandan", "HTML", "DeskStore", "DirectoryLogin", "Storage", "Findings", "Expressions", "Forms", "Intake",
        "Records", "Register",
        "Pictures", "Signing", "Threads", hummingbird, hummingbirdCore, httpTypes, logging, nio,
      ],
      resources: [
        .embedInCode("Assets/desk.css"), .embedInCode("Assets/desk.js"), .embedInCode("Assets/mark.svg"),
        .embedInCode("Assets/fill.js"), .embedInCode("Assets/rows.js"), .embedInCode("Assets/camera.js"),
        .embedInCode("Assets/signature.js"), .embedInCode("Assets/live.js"), .embedInCode("Assets/design.js"),
        .embedInCode("Assets/device.js"),
      ], swiftSettings: settings),
    .executableTarget(
      name: "LiandanDesk",
      dependencies: ["Liandan", "WebDesk", "DeskStore", "DirectoryLogin", "Findings", "Terminal", arguments, logging],
      swiftSettings: settings),

    .executableTarget(
      name: "Benchmarks",
      dependencies: [
        "Liandan", "Findings", "Expressions", "Forms", "Intake", "Templates", "Records", "Register", "SpreadsheetML",
        "OPC", "Storage", "Zipping", "Fonts", "PageGraphics", "PDF", "OFD", "Pages", "Pictures", arguments,
      ], exclude: ["Peers"], swiftSettings: settings),
    .executableTarget(
      name: "Fuzzing",
      dependencies: [
        "Liandan", "Findings", "Expressions", "Forms", "Intake", "Pictures", "Templates", "PackageChecks", "Zipping",
        "Deflating", "Markup", "Signing", "SpreadsheetML", "Storage", arguments, crypto, grdb, yams,
      ], swiftSettings: settings),

    library("PackageChecks", ["OPC", "Markup", "Zipping", "WordprocessingML", "SpreadsheetML", "Findings"]),
    library("OFDChecks", ["Markup", "Zipping"]),

    // What the tests of several targets need; it is no test itself.
    .target(
      name: "TestSupport", dependencies: ["Storage"], path: "Tests/TestSupport", swiftSettings: settings),
    tests("Findings", []),
    tests("Storage", []),
    tests("Threads", []),
    tests("Expressions", ["Findings"]),
    tests("Zipping", ["Deflating", "Findings", "Storage"]),
    tests("Deflating", ["CZlib"]),
    tests("Markup", ["Findings"]),
    tests("Pictures", ["Findings", "Deflating"], exclude: ["Fixtures"]),
    tests("PageGraphics", ["Fonts"]),
    tests("PDF", ["Findings", "PageGraphics", "Fonts", "Pictures", "Deflating", "Storage"]),
    tests("OFD", ["Findings", "OFDChecks", "PageGraphics", "Fonts", "Pictures", "Zipping", "Storage"]),
    tests("OFDChecks", ["Zipping"]),
    tests("Fonts", ["Findings"], exclude: ["Fixtures"]),
    tests("Typesetting", []),
    tests("OPC", ["Zipping", "Markup", "Findings"]),
    tests("PackageChecks", ["OPC", "Zipping", "Markup", "Findings"]),
    .testTarget(
      name: "CorpusTests",
      dependencies: [
        "Templates", "Intake", "Forms", "Pictures", "PackageChecks", "OPC", "Markup", "Findings", "TestSupport",
      ],
      swiftSettings: settings),
    tests("SpreadsheetML", ["OPC", "Markup", "Storage", "Zipping", "Findings"], exclude: ["Fixtures"]),
    tests("Forms", ["Intake", "Findings", "Expressions"], exclude: ["Fixtures"]),
    tests("Intake", ["Forms", "Findings", "Expressions", "SpreadsheetML", "OPC"], exclude: ["Fixtures"]),
    tests(
      "Templates",
      [
        "TemplateLanguage", "TemplateRuntime", "WordTemplates", "WorkbookTemplates", "Forms", "FormLayout", "Findings",
        "Expressions", "Markup", "OPC",
        "Pictures",
        "WordprocessingML",
        "SpreadsheetML", "Zipping", "PackageChecks", "Intake",
      ], exclude: ["Fixtures"]),
    tests(
      "Pages",
      [
        "Expressions", "Findings", "Fonts", "FormLayout", "Forms", "PageGraphics", "Pictures", "TemplateLanguage",
        "TemplateRuntime",
        "Typesetting",
      ]),
    tests("Signing", ["Findings", "Storage"]),
    tests("HTML", []),
    tests("DirectoryLogin", []),
    tests("DeskStore", ["Expressions", "Findings", grdb]),
    tests("WebDesk", ["Findings", "Forms", "HTML", "Liandan", httpTypes]),
    tests("Register", ["Forms", "Expressions", "Findings", "Records", "Signing", "Storage", grdb]),
    tests(
      "Archive",
      [
        "Records", "Register", "Forms", "Expressions", "Signing", "SpreadsheetML", "Findings", "Storage", "Zipping",
        crypto,
      ]),
    tests(
      "Liandan",
      [
        "Findings", "Expressions", "Forms", "FormLayout", "Intake", "PageGraphics", "Pictures", "Templates", "Records",
        "Register", "Reports", "SpreadsheetML", "PackageChecks", "OPC", "Storage", "Zipping", grdb,
      ]),
    .testTarget(
      name: "DocumentationTests",
      dependencies: [
        "TemplateLanguage", "TemplateRuntime", "Templates", "Forms", "Intake", "Expressions", "Pictures",
        "PackageChecks", "WordprocessingML", "OPC", "Markup", "Findings", "Liandan", "LiandanCLI", "TestSupport",
      ], swiftSettings: settings),
    .testTarget(
      name: "BenchmarksTests", dependencies: ["Benchmarks", "LiandanCLI", "TestSupport"], swiftSettings: settings),
    .testTarget(name: "FuzzingTests", dependencies: ["Fuzzing", "TestSupport"], swiftSettings: settings),
    .testTarget(
      name: "CommandTests",
      dependencies: ["LiandanCLI", "LiandanDesk", "Findings", "Forms", "Intake", "OPC", "TestSupport", crypto],
      swiftSettings: settings),
  ]
)
