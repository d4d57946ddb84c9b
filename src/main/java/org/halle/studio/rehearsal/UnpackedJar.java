package org.halle.studio.rehearsal;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;

/**
 * The one jar that holds all of Halle, taken apart: a JVM reads jars inside a jar at a fifth of its work, and a rehearsal
 * is over before that pays.
 */
final class UnpackedJar {

    private static final String CLASSES = "BOOT-INF/classes/";
    private static final String LIBRARIES = "BOOT-INF/lib/";

    private UnpackedJar() {}

    /** Whether Halle runs from the one jar. */
    static boolean isWholeHalle(String classPath) throws IOException {
        if (classPath.contains(File.pathSeparator) || !Files.isRegularFile(Path.of(classPath))) {
            return false;
        }
        try (JarFile file = new JarFile(classPath)) {
            Manifest manifest = file.getManifest();
            return manifest != null && manifest.getMainAttributes().getValue("Start-Class") != null;
        }
    }

    /** @return the class path of its parts in the folder */
    static String into(Path folder, String jar) throws IOException {
        Files.createDirectory(folder);
        Path own = folder.resolve("halle.jar");
        List<String> classPath = new ArrayList<>(List.of(own.toString()));
        try (JarFile whole = new JarFile(jar);
                OutputStream file = Files.newOutputStream(own);
                JarOutputStream classes = new JarOutputStream(file)) {
            classes.setLevel(Deflater.NO_COMPRESSION);
            for (Enumeration<JarEntry> entries = whole.entries(); entries.hasMoreElements(); ) {
                JarEntry entry = entries.nextElement();
                String name = entry.getName();
                if (name.startsWith(CLASSES) && name.length() > CLASSES.length()) {
                    classes.putNextEntry(new ZipEntry(name.substring(CLASSES.length())));
                    copy(whole, entry, classes);
                } else if (name.startsWith(LIBRARIES) && name.endsWith(".jar")) {
                    Path library = folder.resolve(name.substring(name.lastIndexOf('/') + 1));
                    try (InputStream content = whole.getInputStream(entry)) {
                        Files.copy(content, library);
                    }
                    classPath.add(library.toString());
                }
            }
        }
        return String.join(File.pathSeparator, classPath);
    }

    private static void copy(JarFile whole, JarEntry entry, OutputStream to) throws IOException {
        if (!entry.isDirectory()) {
            try (InputStream content = whole.getInputStream(entry)) {
                content.transferTo(to);
            }
        }
    }
}
