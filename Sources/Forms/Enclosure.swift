public import Findings

/// A page that goes out with a form (随附): a letter, a slip to be returned, an envelope, a label of the address. It is printed
/// from the form's values by a layout of its own.
public struct Enclosure: Sendable, Hashable {
  /// What it is printed on.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// A sheet that lies beside the form's.
    case page
    /// An envelope, which printers take from another tray.
    case envelope
    /// A label, of which a sheet has many.
    case label
  }
  /// Where a page lies.
  public enum Position: String, Sendable, Hashable, CaseIterable {
    case before, after
  }
  /// Which copies it goes with.
  public enum Extent: String, Sendable, Hashable, CaseIterable {
    /// The first copy, which goes out.
    case first
    /// Every copy.
    case each
  }
  /// ASCII id, used in file names.
  public let id: String
  /// What people call it.
  public let title: LocalizedText
  /// What it is printed on.
  public let kind: Kind
  /// Where it lies beside the form.
  public let position: Position
  /// Which copies it goes with.
  public let extent: Extent
  /// What is printed where.
  public let layout: Layout

  /// Makes an enclosure.
  package init(
    id: String, title: LocalizedText, kind: Kind = .page, position: Position = .after, extent: Extent = .first,
    layout: Layout
  ) {
    (self.id, self.title, self.kind, self.position, self.extent) = (id, title, kind, position, extent)
    self.layout = layout
  }
}
