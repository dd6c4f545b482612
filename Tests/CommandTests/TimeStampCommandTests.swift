import Foundation
import Testing

/// Time stamps of an authority that is made here with openssl.
@Suite struct TimeStampCommandTests {
  let office: Office

  init() throws {
    office = try Office()
    try office.run("issue", "cost-approval", "forms/examples/cost-approval.json", "--close")
    try office.write(TimeStampCommandTests.settings, to: "tsa.cnf")
    let made = try office.shell(
      """
      openssl req -x509 -newkey rsa:2048 -nodes -keyout ca.key -out ca.pem -days 3650 -config tsa.cnf &&
      openssl req -x509 -newkey rsa:2048 -nodes -keyout o.key -out other-ca.pem -days 3650 -config tsa.cnf &&
      openssl req -newkey rsa:2048 -nodes -keyout tsa.key -out tsa.csr -subj '/CN=Test TSA' &&
      openssl x509 -req -in tsa.csr -CA ca.pem -CAkey ca.key -CAcreateserial -out tsa.pem -days 3650 -extfile tsa.cnf \
        -extensions stamping && echo 01 > serial
      """)
    try #require(made.status == 0, "\(made.err)")
  }

  private static let settings = """
    [req]
    distinguished_name = name
    prompt = no
    x509_extensions = authority
    [name]
    CN = Test CA
    [authority]
    basicConstraints = critical,CA:TRUE
    keyUsage = critical,keyCertSign,cRLSign
    [stamping]
    basicConstraints = critical,CA:FALSE
    keyUsage = critical,digitalSignature
    extendedKeyUsage = critical,timeStamping
    [tsa]
    default_tsa = one
    [one]
    serial = ./serial
    signer_cert = ./tsa.pem
    certs = ./ca.pem
    signer_key = ./tsa.key
    signer_digest = sha256
    default_policy = 1.2.3.4.1
    digests = sha256
    ess_cert_id_alg = sha256
    """

  private func answer(_ name: String) throws {
    let run = try office.shell("openssl ts -reply -config tsa.cnf -queryfile \(name).tsq -out \(name).tsr")
    #expect(run.status == 0, "\(run.err)")
  }

  @Test func `a time stamp is asked for, kept, and checked by the authority's certificate`() throws {
    defer { office.remove() }
    let asked = try office.run("anchor", "--request", "head.tsq")
    #expect(asked.status == 0 && asked.err.contains("application/timestamp-query"), "\(asked.err)")
    try answer("head")
    // The chain goes on while the authority takes its time.
    try office.run("void", "SP-2026-000001", "--reason", "填错")
    let kept = try office.run("anchor", "--token", "head.tsr")
    #expect(kept.status == 0 && kept.out.hasPrefix("已收下时间戳："), "\(kept.err)")
    #expect(try office.run("anchor", "--token", "head.tsr").out.contains("已经收下过"))
    let plain = try office.run("verify", "register")
    #expect(plain.status == 0 && plain.out.contains("机构的签名没有核对"), "\(plain.err)")
    let checked = try office.run("verify", "register", "--tsa", "ca.pem")
    #expect(checked.status == 0 && checked.out.contains("机构的签名有效"), "\(checked.err)")
    #expect(try office.run("verify", "register", "--tsa", "other-ca.pem", "--json").codes == ["token-invalid"])
    let without = try office.run("verify", "register", "--tsa", "ca.pem", "--json", environment: ["PATH": "/nowhere"])
    #expect(without.status == 0 && without.objects().first?["code"] as? String == "token-unchecked")
    #expect(try office.run("verify", "register", "--tsa", "nowhere.pem").status == 64)
  }

  @Test func `a packet is compared with a time stamp of its stretch, and one of elsewhere does not fit`() throws {
    defer { office.remove() }
    try office.run("anchor", "--request", "head.tsq")
    try answer("head")
    try office.run("pack", "--to", "财务部", "--out", "归档")
    let inside = try office.shell("liandan verify 归档/*.zip --token head.tsr --tsa ca.pem")
    #expect(inside.status == 0 && inside.out.contains("机构的签名有效"), "\(inside.err)")
    try office.run("issue", "cost-approval", "forms/examples/cost-approval.json", "--close", "--register", "other")
    #expect(try office.run("verify", "other", "--token", "head.tsr", "--json").codes == ["token-outside"])
    let foreign = try office.run("anchor", "--token", "head.tsr", "--register", "other")
    #expect(foreign.status == 64 && foreign.err.contains("head.tsr"))
    #expect(try office.run("explain", "token-foreign").status == 0)
  }

  @Test func `what is no answer, or a refusal, is not kept`() throws {
    defer { office.remove() }
    try office.run("anchor", "--request", "head.tsq")
    for name in ["head.tsq", "ca.pem", "nowhere.tsr"] {
      let run = try office.run("anchor", "--token", name)
      #expect(run.status == 64 && run.err.contains(name), "\(run.err)")
    }
    #expect(try office.run("explain", "token-unreadable").status == 0)
    #expect(try office.run("anchor", "--request", "head.tsq").status == 70, "it lies there already")
    #expect(try office.run("anchor", "--request", "a.tsq", "--token", "b.tsr").status == 64)
  }
}
