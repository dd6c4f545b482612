// What signatures of this module name, so that a client imports one module.
@_exported public import Expressions
@_exported public import Findings
@_exported public import Forms
@_exported public import Intake
@_exported public import Records
@_exported public import Register
@_exported public import Storage
@_exported public import Templates
