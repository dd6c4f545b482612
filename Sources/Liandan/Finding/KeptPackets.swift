package import Register

/// A packet on record, as its keeper looks it up.
package struct KeptPacket: Sendable, Hashable {
  /// What the register knows of it.
  package let plan: PacketPlan
  /// The path where it lies in the register's folder; `nil` if it is not there.
  package let file: String?
}

extension IssueDesk {
  /// The packets on record for a keeper, the newest first.
  ///
  /// - Parameter keeper: The department, as its copies name it.
  /// - Throws: a `RegisterError` if there is no register.
  package func packets(keptBy keeper: String) async throws -> [KeptPacket] {
    try await serve { call in
      let plans = try call.withReading { try $0.register.packedPlans() }
      return plans.reversed().filter { $0.keeper == keeper }.map { plan in
        let path = "\(call.registerDirectory)/packets/\(plan.id).zip"
        return KeptPacket(plan: plan, file: PacketTarget.isTaken(path) ? path : nil)
      }
    }
  }

  /// What ``pack(to:period:form:outDirectory:asFolders:)`` would pack now, besides what was packed for the same request before;
  /// nothing is recorded.
  ///
  /// - Throws: as packing does.
  package func packPlans(to keeper: String, period: String?, form: String?) async throws -> [PacketPlan] {
    try await serve { call in
      let request = try call.packetRequest(keeper, period, form)
      return try call.withReading { try $0.register.packetPlans(request, by: call.mark) }
    }
  }
}
