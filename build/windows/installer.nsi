; Makes the installing program for Windows; go run ./build package gives the names.
Target amd64-unicode
SetCompressor /SOLID ${COMPRESSOR}
ManifestDPIAware true
RequestExecutionLevel admin

!include "MUI2.nsh"

Name "${PRODUCT}"
OutFile "${OUT}"
InstallDir "$PROGRAMFILES64\Didban"
BrandingText "${PRODUCT} ${VERSION}"
Icon "${BIN}/didban.ico"
UninstallIcon "${BIN}/didban.ico"

VIProductVersion "${NUMBER}"
VIAddVersionKey "ProductName" "${PRODUCT}"
VIAddVersionKey "CompanyName" "${COMPANY}"
VIAddVersionKey "LegalCopyright" "${COPYRIGHT}"
VIAddVersionKey "FileDescription" "${PRODUCT}"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "ProductVersion" "${VERSION}"

!define MUI_ICON "${BIN}/didban.ico"
!define MUI_UNICON "${BIN}/didban.ico"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "Farsi"
!insertmacro MUI_LANGUAGE "English"

LangString WebView ${LANG_FARSI} "پنجرهٔ برنامه به «Microsoft Edge WebView2 Runtime» نیاز دارد که در این رایانه پیدا نشد. پیش از باز کردن برنامه آن را نصب کنید."
LangString WebView ${LANG_ENGLISH} "The window needs the Microsoft Edge WebView2 Runtime, which was not found on this computer. Install it before you open the program."
LangString Kept ${LANG_FARSI} "داده‌ها و پیش‌نویس‌ها پاک نمی‌شوند و در %LOCALAPPDATA%\Didban می‌مانند."
LangString Kept ${LANG_ENGLISH} "Data and drafts are not removed; they stay in %LOCALAPPDATA%\Didban."
!define MUI_UNCONFIRMPAGE_TEXT_TOP "$(Kept)"

!define KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\Didban"
!define MENU "$SMPROGRAMS\دیدبان خدمت"
!define EDGE "Microsoft\EdgeUpdate\Clients\{F3017226-FE2A-4295-8BDF-00C3A9A7E4C5}"

Function .onInit
  SetRegView 64
  SetShellVarContext all
FunctionEnd

Function un.onInit
  SetRegView 64
  SetShellVarContext all
FunctionEnd

Section
  SetOutPath "$INSTDIR"
  File "${BIN}/didban.exe"
  File "${BIN}/third-party-notices.txt"
  WriteUninstaller "$INSTDIR\uninstall.exe"

  CreateDirectory "${MENU}"
  CreateShortCut "${MENU}\دیدبان خدمت.lnk" "$INSTDIR\didban.exe"
  CreateShortCut "${MENU}\دیدبان خدمت، کیوسک.lnk" "$INSTDIR\didban.exe" "--kiosk"
  CreateShortCut "${MENU}\دیدبان خدمت، شهر نمونه.lnk" "$INSTDIR\didban.exe" "--demo"

  WriteRegStr HKLM "${KEY}" "DisplayName" "دیدبان خدمت"
  WriteRegStr HKLM "${KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKLM "${KEY}" "Publisher" "${COMPANY}"
  WriteRegStr HKLM "${KEY}" "DisplayIcon" "$INSTDIR\didban.exe"
  WriteRegStr HKLM "${KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKLM "${KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKLM "${KEY}" "NoModify" 1
  WriteRegDWORD HKLM "${KEY}" "NoRepair" 1

  ReadRegStr $0 HKLM "SOFTWARE\WOW6432Node\${EDGE}" "pv"
  ReadRegStr $1 HKCU "Software\${EDGE}" "pv"
  StrCmp "$0$1" "" 0 done
  MessageBox MB_OK|MB_ICONINFORMATION "$(WebView)" /SD IDOK
  done:
SectionEnd

; The data lie in %LOCALAPPDATA%\Didban of each person and stay there.
Section "Uninstall"
  Delete "${MENU}\دیدبان خدمت.lnk"
  Delete "${MENU}\دیدبان خدمت، کیوسک.lnk"
  Delete "${MENU}\دیدبان خدمت، شهر نمونه.lnk"
  RMDir "${MENU}"
  Delete "$INSTDIR\didban.exe"
  Delete "$INSTDIR\third-party-notices.txt"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  DeleteRegKey HKLM "${KEY}"
SectionEnd
