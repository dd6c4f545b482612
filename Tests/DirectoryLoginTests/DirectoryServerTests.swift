import Testing

@testable import DirectoryLogin

struct DirectoryServerTests {
  private static let pattern = "uid={login},ou=people,dc=example,dc=com"

  @Test(arguments: [
    ("ldaps://ldap.example.com", false), ("ldaps://ldap.example.com:636/", false),
    ("ldap://ldap.example.com:389", true),
    ("ldap://[2001:db8::1]:389", true), ("ldap://127.0.0.1:389", false), ("ldap://localhost", false),
    ("ldap://[::1]:3890", false),
  ])
  func `a password leaves this machine encrypted alone`(url: String, startsTLS: Bool) throws {
    #expect(try DirectoryServer(url: url, pattern: Self.pattern).startsTLS == startsTLS)
  }

  @Test(arguments: [
    "", "ldap.example.com", "http://a", "ldap://", "ldapi:///", "ldap://a b", "ldap://a?x", "ldap://a,b",
    "ldap://a ldap://b",
    "ldap://u@a",
  ])
  func `what is no address of one server is refused`(url: String) {
    #expect(throws: DirectoryProblem.badAddress(url)) { try DirectoryServer(url: url, pattern: Self.pattern) }
  }

  @Test(arguments: ["", "uid=wang,dc=example", "uid={LOGIN}", "uid={login}\n"])
  func `a pattern without a place for the login is refused`(pattern: String) {
    #expect(throws: DirectoryProblem.badPattern(pattern)) { try DirectoryServer(url: "ldaps://a", pattern: pattern) }
  }

  @Test func `what has a meaning in a name is written as its bytes`() throws {
    let server = try DirectoryServer(url: "ldaps://a", pattern: Self.pattern)
    #expect(server.name(of: "wang-j.2_x") == "uid=wang-j.2_x,ou=people,dc=example,dc=com")
    #expect(
      server.name(of: "a,ou=x+b\\ #\0王")
        == "uid=a\\2cou\\3dx\\2bb\\5c\\20\\23\\00\\e7\\8e\\8b,ou=people,dc=example,dc=com")
    #expect(
      try DirectoryServer(url: "ldaps://a", pattern: "{login}@corp.example").name(of: "wang") == "wang@corp.example")
  }

  @Test(arguments: ["", "a\0b"])
  func `a password that proves nothing is never sent`(password: String) throws {
    // Nobody answers there: it would be told.
    let server = try DirectoryServer(url: "ldap://127.0.0.1:1", pattern: Self.pattern)
    #expect(try !server.isPassword(password, of: "wang"))
    #expect(throws: DirectoryProblem.self) { try server.isPassword("x", of: "wang") }
  }
}
