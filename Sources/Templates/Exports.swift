// Who imports the façade gets the values and names that its calls take.
@_exported public import TemplateLanguage
@_exported public import TemplateRuntime
@_exported public import WordTemplates
