; Offers the program in "Open with" for the files that it reads. It becomes nobody's default: Excel keeps its files.

!define PROG_ID "AplautImport.Sheet"

!macro offerFor EXT
  WriteRegNone SHELL_CONTEXT "Software\Classes\.${EXT}\OpenWithProgids" "${PROG_ID}"
!macroend

!macro stopOfferingFor EXT
  DeleteRegValue SHELL_CONTEXT "Software\Classes\.${EXT}\OpenWithProgids" "${PROG_ID}"
!macroend

; Explorer reads the associations again.
!macro tellExplorer
  System::Call "shell32::SHChangeNotify(i,i,i,i) (0x08000000, 0x1000, 0, 0)"
!macroend

!macro customInstall
  WriteRegStr SHELL_CONTEXT "Software\Classes\${PROG_ID}" "FriendlyTypeName" "${PRODUCT_NAME}"
  WriteRegStr SHELL_CONTEXT "Software\Classes\${PROG_ID}\DefaultIcon" "" "$appExe,0"
  WriteRegStr SHELL_CONTEXT "Software\Classes\${PROG_ID}\shell\open\command" "" '"$appExe" "%1"'
  !insertmacro offerFor "csv"
  !insertmacro offerFor "tsv"
  !insertmacro offerFor "xlsx"
  !insertmacro offerFor "xls"
  !insertmacro offerFor "xlsb"
  !insertmacro offerFor "ods"
  !insertmacro tellExplorer
!macroend

!macro customUnInstall
  !insertmacro stopOfferingFor "csv"
  !insertmacro stopOfferingFor "tsv"
  !insertmacro stopOfferingFor "xlsx"
  !insertmacro stopOfferingFor "xls"
  !insertmacro stopOfferingFor "xlsb"
  !insertmacro stopOfferingFor "ods"
  DeleteRegKey SHELL_CONTEXT "Software\Classes\${PROG_ID}"
  !insertmacro tellExplorer
!macroend
