import Archive
import Foundation
import Testing
@Test func `leave a packet`() throws { try PacketFixture().sound().write(to: "/tmp/pkg-register/sample") }
