/// What a document says about itself.
package struct DocumentInformation: Sendable, Hashable {
  /// The title, shown in the window's frame.
  package var title: String
  /// The number of the form; `nil` for lists of forms, reports and the like.
  package var number: String?
  /// Who issues it: the company.
  package var author: String?
  /// Whose copy it is: `财务联`.
  package var keeper: String?
  /// The language of the text (BCP 47): `zh-Hans`.
  package var language: String
  /// When it was made.
  package var created: DocumentMoment
  /// The program that made it.
  package var software: String
  /// Further items by name, in order: records metadata.
  package var items: [Item]

  /// A name and a value.
  package struct Item: Sendable, Hashable {
    package var name: String
    package var value: String

    package init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  package init(
    title: String, number: String? = nil, author: String? = nil, keeper: String? = nil, language: String,
    created: DocumentMoment, software: String, items: [Item] = []
  ) {
    self.title = title
    self.number = number
    self.author = author
    self.keeper = keeper
    self.language = language
    self.created = created
    self.software = software
    self.items = items
  }
}

/// A moment as clocks show it at a place, so that it is written the same on every machine.
package struct DocumentMoment: Sendable, Hashable {
  package var year: Int
  package var month: Int
  package var day: Int
  package var hour: Int
  package var minute: Int
  package var second: Int
  /// How far the clocks are ahead of UTC, in minutes.
  package var offset: Int

  package init(
    year: Int, month: Int, day: Int, hour: Int = 0, minute: Int = 0, second: Int = 0, offset: Int = 0
  ) {
    self.year = year
    self.month = month
    self.day = day
    self.hour = hour
    self.minute = minute
    self.second = second
    self.offset = offset
  }
}
