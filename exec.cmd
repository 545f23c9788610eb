@rem package.json says "exec node ...", so that no shell stands between npm and us and a signal to npm reaches us.
@rem Where the shell is cmd, which knows no exec, it finds this.
@%*
