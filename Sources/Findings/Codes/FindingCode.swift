/// What can be wrong, as a name that is stable for programs. What each code stands for is in its `FindingArea`.
///
/// Every code that this program gives is here once, except the ids of a form's own rules, which are in its schema.
public enum FindingCode: String, Sendable, Hashable, CaseIterable {
  // Files
  case noSuchFile, badSetting, fileUnreadable, fileTooLarge, fileEmpty, noRows, formatUnknown, formatUnsupported,
    wrongEncoding, recordTooLong, tooManyValues, notAForm, jsonSyntax, jsonTooDeep, yamlSyntax, yamlTooDeep,
    yamlAnchor, yamlKey, csvQuote, csvOpenQuote, rowLength, noHeader, columnWithoutName, doubledColumn,
    tooManyColumns, tooManyUnknownColumns, rowNumberRange, tooManyLines, noRowKey, rowKeyEmpty, rowKeyDoubled,
    rowKeyUnknown, tooManyDetails, sheetIgnored, cellError, formulaUncalculated, numberTooLong, otherForm, entryEmpty,
    entryDoubled, entryDamaged, entryOutdated, footRow, outsideCells, notAWorkbook, workbookDamaged, workbookTooLarge,
    workbookNotWritten, cellTooLong, cellNotANumber,
    sheetName

  // Values
  case required, columnMissing, constraint, referenceMissing, referenceVoid, referenceForm, referenceDiffers, wrongType,
    unknownKey,
    ambiguousKey, duplicateKey, unknownChoice, duplicateChoice, notADate, dateTooEarly, timeInDate, timeMissing,
    notANumber, notInteger, tooManyDecimals, tooLarge, numberForText, controlCharacter, directionCharacter, tooLong,
    lineBreak, stampValue, badPhone, badEmail, badUscc, badIdCard, badVin, badPlate, checkDigit, oldIdCard, imagePath,
    tooManyImages, signerMissing, signatureWithoutDate, approvalIncomplete, approvalMissing, approvalRefused,
    approvalWithoutDate, approvalOrder, approvalElsewhere, secondDecision, unknownRole, unknownDecision, tooFewRows,
    tooManyRows,
    notRelevant, calculatedGiven, calculatedDiffers, calculatedNotInteger, changed

  // Schemas
  case badId, reservedId, duplicateId, duplicateLabel, missingKey, unknownKeyword, unknownField, keyNotForType,
    keyNotForPaper, cardKey, ambiguousChoice, noChoices, noCopies, idNotFile, versionNotRaised, prefixTaken,
    twoVouchers, duplicateRole,
    typeInRepeat, rowsRange,
    defaultAndCalculation, fillNotPossible, fillType, noBase, utcOffset, holidayDate, holidayWeekday, holidayTwice,
    numberPrefix, serialRange, numberPattern, numberRepeats, calculationCycle, cellContent, fieldType, labelSpan,
    matrixLists,
    spanQuarter, spanSum, layoutTooLarge, fieldNotLaidOut, archiveRule

  // Formulas
  case formulaSyntax, formulaFullWidth, formulaOperator, formulaUnknownName, formulaUnknownFunction,
    formulaUnknownChoice, formulaArity, formulaType, formulaDate, formulaPattern, formulaNoScore, formulaTooDeep,
    formulaTooLong

  // Templates
  case notATemplate, foreignTag, nameNotInData, templateUnreadable, partTooLarge, tooMuchText, tooManyTags,
    unclosedTag, unopenedTag, namelessTag, unknownTagKind, badDelimiters, oddCharactersInTag, unknownName,
    ambiguousName, unknownChoiceInTag, badPipeArgument, unknownPipe, pipeDoesNotFit, pipeAfterDrawing, badArgument,
    badSize, sectionExpected, unclosedSection, unopenedSection, sectionsTooDeep, sectionCrossesBorder,
    sectionSplitsField, sectionsOverlap, textBesideSection, textInSectionRow, valuesOnly, notAPicture, pictureAsText,
    pictureNotPossible, code128NotAscii, tagNeverFilled, fieldNeverPrinted, tagNotFilled, tagInField, tagInFormula,
    tagInLink, tagInTableHeading, tableHeadingInSection, tableInSection, mergeCrossesSection, mergeNotPossible,
    sectionsShareRow, listsInOneRow, sheetSectionNotAroundSheet, rowOutsideSheet, rowOutOfOrder, cellOutsideSheet,
    drawingOutsideSheet

  // Pictures
  case imageMissing, imageOutside, imageUnreadable, imageAltered, pictureFormatUnknown, pictureDamaged,
    pictureTooLarge, codeTooLong, codeNotPossible

  // Fonts
  case fontMissing, fontUnreadable, fontFormatUnknown, fontDamaged, fontFaceMissing, fontNotEmbeddable,
    fontNotTrueType, characterMissing

  // Issuing
  case unknownForm, ambiguousForm, alreadyIssued, alreadyClosed, completesOpenForm, onceDiffers, onceRepeats,
    fromDiffers, seriesFull, cannotPrint,
    numberNotGiven, numberDiffers, numberRepeated, scannedTwice, numberOfOtherForm, severalForms, unknownNumber,
    wrongState,
    schemaDiffers, reasonMissing, wrongReplacement, contentVoid, cardExists, cardMissing,
    unknownCopy, badPeriod, attachmentName, attachmentKnown, attachmentElsewhere, invoiceElsewhere,
    paperDiffers

  // Register
  case noRegister, registerLocked, registerBusy, registerGone, registerFailure, registerDamaged, structureAltered,
    foreignDatabase, newerRegister, olderRegister, openedForReading, placeTaken, clockBehind, numberTaken,
    numbersMoved, rowAlreadyIssued, incompletePrinting, unprintedCopies, unplannedFile, copyOnRecord, unknownAsset,
    unsafeName, unsafeNumber, unsafePacket, packetOutdated, diskFull, diskError, readOnlyDisk, noPermission,
    groupNotInherited, notAFolder, pathMissing, pathTooLong, registerTorn, backupBusy, backupOnly, backupDamaged

  // Verification
  case eventMissing, eventUnreadable, eventAltered, chainBroken, clockBack, numberMissing, numberLost, numberDoubled,
    seriesCounter, recordMissing, recordUnknown, recordAltered, dataAltered, identityAltered, listAltered,
    batchAltered, registerAltered, assetAltered, assetUnused, wordIndex, pictureMissing, attachmentMissing,
    attachmentAltered, attachmentEntryAltered, attachmentUnused, fileMissing, fileAltered,
    fileExtra, fileBeside, fileEntryAltered, fileUnwritten, fileUndrawable, packetEntryAltered, packetElsewhere

  // Packets
  case fileExists, doubledFile, formsDisordered, transmittalFailed, packetUnreadable, packetLayout, packetFormat,
    packetRenamed, packetUndescribed, packetOther, packetDigest, packetRegister, packetUnknown, packetChain,
    moreDifferences, bagDeclaration, bagInfoDiffers, fetchRefused, manifestMissing, manifestLine, manifestAltered,
    payloadAltered, payloadMissing, payloadExtra, payloadRenamed, payloadOxum, tagFileMissing, tagFileAltered,
    tagFileUnlisted, chainHead, formUnknown, formMissing, formVoid, formsDiffer, dataMissing, copyAltered,
    copyMissing, copyForeign, schemaMissing, schemaAltered, listMissing, fileUnexplained, fileExcessive, notAFile,
    accountUnreadable, accountDiffers, accountFigure, accountSum, transmittalDiffers, metadataDiffers,
    archiveListDiffers, zipComment, zipSecondName,
    zipHidden, zipHeader

  // Witnesses
  case keyFile, keyExists, keyOpen, keyLocked, keyUnreadable, wrongPassphrase, signatureMissing, signatureForeign,
    signatureInvalid, anchorUnreadable, anchorRegister, anchorCut, anchorDiffers, anchorOutside, anchorUnsigned,
    tokenUnreadable, tokenForeign, tokenOutside, tokenInvalid, tokenUnchecked, timeStampAltered

  // Packages
  case zipNotAnArchive, zipInconsistent, zipOverlap, zipUnsafeName, zipDuplicateName, zipEncrypted,
    zipUnsupportedMethod, zipLimit, zipDamagedMember, zipNoSuchMember, zipCannotWrite, opcNotAPackage, opcNoSuchPart,
    opcPartExists, xmlRefused, opcActiveContent, opcExternalTarget, contentNotListed, contentEmbeddedFile,
    dangerousLink, dangerousField, dangerousFormula, dangerousObject, attachedTemplate, signatureLeftOut, linkLeftOut,
    workbookLinkLeftOut, formulaAsValue, objectAsPicture, partLeftOut, staleLinkLeftOut

  // Documents
  case packageAnnotationIdTwice, packageOwnAttributes, packageOwnArchive, packageBookmark, packageCalcChain,
    packageCellWithoutParagraph, packageCellOrder, packageElementOrder, packageControlIdTwice, packageBrokenControl,
    packageTypeTwice, packagePartWithoutType, packageArchiveDescriptor, packageDateRange, packageDefinedName,
    packageDimension, packageDrawingIdTwice, packageEncoding, packageBrokenField, packageOwnTime,
    packageUndeclaredNamespace, packagePictureSize, packageLineEndLost, packageTwoDocuments, packageWrongExtension,
    packageMergeOverlap, packageMissingNote, packageNumberFormat, packageMissingList, packageNotANumber,
    packageOrphan, packageTypeOfNothing, packageParagraphId, packageNestedParagraph, packageNotPortable,
    packageMissingLink, packageMissingPart, packageSchema, packageBrokenSection, packageSharedFormula,
    packageSharedContent, packageTextCount, packageMissingText, packageExcelLimit, packageSheetName,
    packageBlanksLost, packageMissingFormat, packageMissingStyle, packageBrokenTable, packageTableGrid,
    packageTablesTouch, packageTableAtEnd, packageTableRange, packageSheetOrder, packageZip64
}

extension FindingCode: CustomStringConvertible {
  /// The name.
  public var description: String { name }
  /// The code in kebab case, as users and programs see it: `bad-phone`.
  public var name: String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(rawValue.utf8.count + 4)
    for byte in rawValue.utf8 {
      if 0x41...0x5A ~= byte { bytes += [UInt8(ascii: "-"), byte | 0x20] } else { bytes.append(byte) }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
