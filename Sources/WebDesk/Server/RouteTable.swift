/// All addresses of the desk: the one place that says which role may do what.
enum RouteTable {
  static let all: [Route] = [
    AssetPages.routes,
    LoginPages.routes,
    PasswordPages.routes,
    WorkbenchPages.routes,
    FillPages.routes,
    DraftPages.routes,
    DraftFilePages.routes,
    SuggestPages.routes,
    ApprovalPages.routes,
    ClosingPages.routes,
    FormRoutes.routes,
    FindPages.routes,
    DuePages.routes,
    LedgerPages.routes,
    ReportPages.routes,
    OverviewPages.routes,
    AccountPages.routes,
    SessionPages.routes,
    AuditPages.routes,
    ListPages.routes,
    ArchivePages.routes,
    DesignPages.routes,
  ].flatMap { $0 }
}
