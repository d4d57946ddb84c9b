package org.halle.engine;

import javax.script.ScriptEngine;
import javax.script.ScriptEngineFactory;
import javax.script.ScriptEngineManager;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.impl.delegate.DelegateInvocation;
import org.camunda.bpm.engine.impl.delegate.ScriptInvocation;
import org.camunda.bpm.engine.impl.interceptor.DelegateInterceptor;
import org.camunda.bpm.engine.impl.scripting.engine.ScriptEngineResolver;

/** No diagram runs a script, whatever language it is written in: the second lock behind the check at publishing. */
final class NoScripts implements ScriptEngineResolver, DelegateInterceptor {

    @Override
    public void addScriptEngineFactory(ScriptEngineFactory factory) {
        // none is wanted
    }

    @Override
    public ScriptEngineManager getScriptEngineManager() {
        throw new ProcessEngineException("scripts are not allowed in diagrams");
    }

    @Override
    public ScriptEngine getScriptEngine(String language, boolean resolveFromCache) {
        throw new ProcessEngineException("scripts are not allowed in diagrams (" + language + ")");
    }

    @Override
    public void handleInvocation(DelegateInvocation invocation) throws Exception {
        if (invocation instanceof ScriptInvocation) {
            throw new ProcessEngineException("scripts are not allowed in diagrams");
        }
        invocation.proceed();
    }
}
