@echo off
rem The command line in a console: cmd does not wait for a windowed program that is started by hand, but does so in a script.
start "" /b /wait "%~dp0Aplaut Import.exe" %*
exit /b %errorlevel%
