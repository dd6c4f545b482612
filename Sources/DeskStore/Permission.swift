/// What a role allows. The pages of the desk ask for these, never for a role.
public enum Permission: String, Sendable, Hashable, CaseIterable {
  /// To see forms, ledgers, reports and what is due.
  case read
  /// To write drafts and issue forms.
  case fill
  /// To complete and close forms.
  case close
  /// To attach scans and vouchers to issued forms.
  case attach
  /// To void, correct and print again.
  case revise
  /// To decide as a step of an approval chain.
  case approve
  /// To pack forms and see packets.
  case archive
  /// To issue and close lists.
  case list
  /// To change forms.
  case design
  /// To manage accounts.
  case administer
  /// To see the audit chain.
  case audit
}

extension Role {
  /// What the role allows: the one table of permissions.
  public var permissions: Set<Permission> {
    switch self {
    case .filling: [.read, .fill, .close, .attach, .revise]
    case .onsite: [.read, .fill, .close, .attach]
    case .approving: [.read, .approve]
    case .keeping: [.read, .attach, .archive]
    case .batch: [.read, .list]
    case .design: [.design]
    case .administration: [.administer]
    case .audit: [.read, .audit]
    }
  }
}
