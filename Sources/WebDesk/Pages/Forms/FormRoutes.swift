import DeskStore

/// The addresses of issued forms.
enum FormRoutes {
  static let routes: [Route] =
    [.get("/f/:number", for: .may(.read)) { try await FormPage.answer($0) }] + FormFiles.routes + FormActions.routes
    + FormAttachments.routes + PaperPages.routes
}
