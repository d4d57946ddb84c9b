package org.halle.site;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.halle.desk.TaskList;
import org.halle.people.Grant;
import org.halle.people.People;
import org.halle.people.Role;
import org.halle.people.SignedIn;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;

/** What the layout shows on every page: where one can go, who is signed in, how much waits. */
@Component
class Masthead implements HandlerInterceptor {

    /** Pages of a programme's stages, which one reaches from the programmes. */
    private static final String[] STAGES = {"/selection", "/cohort", "/ventures", "/sessions"};

    private static final String[] HALL = {"/dossiers", "/funders"};

    private final ObjectProvider<TaskList> tasks;
    private final ObjectProvider<People> people;
    private final boolean demonstration;

    Masthead(
            ObjectProvider<TaskList> tasks,
            ObjectProvider<People> people,
            @Value("${halle.demo:false}") boolean demonstration) {
        this.tasks = tasks;
        this.people = people;
        this.demonstration = demonstration;
    }

    @Override
    public void postHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView page) {
        if (page != null && isWholePage(page.getViewName())) {
            fill(page.getModel(), request.getRequestURI());
        }
    }

    /** For pages: counts what waits. */
    void fill(Map<String, Object> model, String path) {
        SignedIn me = signedIn();
        fill(model, path, me, me == null ? null : waiting(me));
    }

    /** For what broke: asks the database nothing, which may be what refuses. */
    void fillWithoutCounting(Map<String, Object> model, String path) {
        fill(model, path, signedIn(), null);
    }

    private void fill(Map<String, Object> model, String path, @Nullable SignedIn me, @Nullable Waiting waiting) {
        model.put("nav", nav(path, me, waiting));
        model.put("demonstration", demonstration);
        if (me != null) {
            model.put("personName", me.person().displayName());
        }
    }

    private List<NavItem> nav(String path, @Nullable SignedIn me, @Nullable Waiting waiting) {
        List<NavItem> items = new ArrayList<>();
        items.add(item(path, "/", "site.nav.home", "shop", null));
        if (me != null) {
            items.add(item(path, "/desk", "site.nav.desk", "inbox", waiting == null ? null : waiting.tasks()));
            items.add(item(path, "/projects", "site.nav.projects", "folder2", null));
            Set<Role> roles = waiting == null ? Set.of() : waiting.roles();
            if (roles.contains(Role.JUROR)) {
                items.add(item(path, "/jury", "site.nav.jury", "clipboard-check", null));
            }
            if (me.person().operator() || !roles.isEmpty()) {
                items.add(item(path, "/programmes", "site.nav.programmes", "diagram-3", null, STAGES));
            }
            if (roles.contains(Role.FUNDER)) {
                items.add(item(path, "/hall", "site.nav.hall", "basket", null, HALL));
            }
            if (me.person().operator() || roles.contains(Role.MANAGER)) {
                items.add(item(path, "/studio", "site.nav.studio", "pencil-square", null));
            }
            if (demonstration) {
                items.add(item(path, "/letters", "site.nav.letters", "envelope", null));
            }
            items.add(item(path, "/me", "site.nav.me", "person-circle", null));
        } else {
            if (demonstration) {
                items.add(item(path, "/letters", "site.nav.letters", "envelope", null));
            }
            items.add(item(path, "/login", "site.nav.login", "box-arrow-in-right", null));
        }
        return items;
    }

    private static NavItem item(
            String at, String path, String label, String icon, @Nullable Integer count, String... alsoUnder) {
        boolean active = path.equals("/")
                ? at.equals("/")
                : under(at, path) || Stream.of(alsoUnder).anyMatch(part -> under(at, part));
        return new NavItem(path, label, icon, active, count);
    }

    private static boolean under(String at, String path) {
        return at.equals(path) || at.startsWith(path + "/");
    }

    private record Waiting(@Nullable Integer tasks, Set<Role> roles) {}

    /** A page that came about is shown, even if the database goes away under its navigation. */
    private @Nullable Waiting waiting(SignedIn me) {
        TaskList list = tasks.getIfAvailable();
        People known = people.getIfAvailable();
        try {
            return new Waiting(
                    list == null ? null : list.count(me.id()),
                    known == null
                            ? Set.of()
                            : known.grantsOf(me.id()).stream().map(Grant::role).collect(Collectors.toSet()));
        } catch (DataAccessException | TransactionException away) {
            return null;
        }
    }

    private static @Nullable SignedIn signedIn() {
        Authentication who = SecurityContextHolder.getContext().getAuthentication();
        return who != null && who.getPrincipal() instanceof SignedIn me ? me : null;
    }

    private static boolean isWholePage(@Nullable String view) {
        return view != null && !view.startsWith("redirect:") && !view.startsWith("forward:") && !view.contains("::");
    }
}
