package data

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// File is an output that appears whole or not at all: it is written beside its
// target under another name, and takes the target's place on Commit. So an
// output may have the name of an input that is still being read. A target that
// is no regular file, such as /dev/stdout or a pipe, is written as it stands.
//
// A File is for one goroutine at a time.
type File struct {
	path   string // the target, symbolic links followed
	file   *os.File
	direct bool // no regular file
	done   bool
	err    error // the first failed write
}

// Create begins an output. It finds out now, before any work is done, whether
// the target can be written. The target is untouched until Commit.
func Create(path string) (*File, error) {
	target, err := follow(path)
	if err != nil {
		return nil, err
	}
	mode := fs.FileMode(0)
	info, err := os.Stat(target)
	switch {
	case errors.Is(err, fs.ErrNotExist):
	case err != nil:
		return nil, fmt.Errorf("cannot write %s: %w", shown(path), reason(err))
	case info.IsDir():
		return nil, fmt.Errorf("cannot write %s: it is a folder; name a file", shown(path))
	case !info.Mode().IsRegular():
		return openDirect(path)
	default:
		mode = info.Mode().Perm()
	}
	f, err := createBeside(target, mode)
	if err != nil {
		return nil, fmt.Errorf("cannot write %s: %w", shown(path), reason(err))
	}
	return &File{path: target, file: f}, nil
}

// follow resolves symbolic links, so that Commit replaces the file they lead
// to and not the link.
func follow(path string) (string, error) {
	if path == "" {
		return "", errors.New("the output has no name")
	}
	target, err := filepath.EvalSymlinks(path)
	if err == nil {
		return target, nil
	}
	if !errors.Is(err, fs.ErrNotExist) {
		return "", fmt.Errorf("cannot write %s: %w", shown(path), reason(err))
	}
	if _, err := os.Lstat(path); err == nil {
		return "", fmt.Errorf("cannot write %s: it is a link to a file that does not exist", shown(path))
	}
	return path, nil
}

// openDirect opens a device or a pipe.
func openDirect(path string) (*File, error) {
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return nil, fmt.Errorf("cannot write %s: %w", shown(path), reason(err))
	}
	return &File{path: path, file: f, direct: true}, nil
}

// createBeside makes the temporary file: hidden, in the target's folder, with
// the target's permissions. A target that may not be written is refused even
// where its folder would let it be replaced.
func createBeside(target string, mode fs.FileMode) (*os.File, error) {
	if mode != 0 {
		probe, err := os.OpenFile(target, os.O_WRONLY, 0)
		if err != nil {
			return nil, err
		}
		if err := probe.Close(); err != nil {
			return nil, err
		}
	}
	dir, base := filepath.Split(target)
	for i := 0; ; i++ {
		// Only names that are taken are passed over, so the count needs no chance.
		name := filepath.Join(dir, fmt.Sprintf(".%.100s.%d.%d.tmp", base, os.Getpid(), i))
		f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
		if errors.Is(err, fs.ErrExist) && i < 1000 {
			continue
		}
		if err != nil {
			return nil, err
		}
		if mode != 0 {
			if err := f.Chmod(mode); err != nil {
				return nil, errors.Join(err, f.Close(), os.Remove(name))
			}
		}
		return f, nil
	}
}

// Write writes. After a failure every further Write and Commit fails with it.
func (f *File) Write(p []byte) (int, error) {
	if f.err != nil {
		return 0, f.err
	}
	n, err := f.file.Write(p)
	if err != nil {
		f.err = f.failed(err)
	}
	return n, f.err
}

// Commit makes the output appear: the data is forced to the disk, the target
// replaced, and the folder's entry forced to the disk. When it fails, nothing
// is left behind and the target is as it was.
func (f *File) Commit() error {
	if f.done {
		return f.err
	}
	if f.err != nil {
		return errors.Join(f.err, f.Abort())
	}
	if f.direct {
		f.done = true
		if err := f.file.Close(); err != nil {
			f.err = f.failed(err)
		}
		return f.err
	}
	if err := f.file.Sync(); err != nil {
		f.err = f.failed(err)
		return errors.Join(f.err, f.Abort())
	}
	if err := f.replace(); err != nil {
		f.err = f.failed(err)
	}
	return f.err
}

// replace puts the temporary file in the target's place.
func (f *File) replace() error {
	f.done = true
	name := f.file.Name()
	if err := f.file.Close(); err != nil {
		return errors.Join(err, os.Remove(name))
	}
	if err := os.Rename(name, f.path); err != nil {
		return errors.Join(err, os.Remove(name))
	}
	dir, err := os.Open(filepath.Dir(f.path))
	if err != nil {
		return err
	}
	return errors.Join(dir.Sync(), dir.Close())
}

// Abort gives the output up and removes the temporary file. After Commit it
// does nothing, so it may be deferred.
func (f *File) Abort() error {
	if f.done {
		return nil
	}
	f.done = true
	if f.err == nil {
		f.err = fmt.Errorf("the output %s was given up", shown(f.path))
	}
	err := f.file.Close()
	if f.direct {
		return err
	}
	return errors.Join(err, os.Remove(f.file.Name()))
}

func (f *File) failed(err error) error {
	return fmt.Errorf("cannot write %s: %w", shown(f.path), reason(err))
}

// reason is an error without the call and the path, which the message has.
func reason(err error) error {
	var e *fs.PathError
	if errors.As(err, &e) {
		return e.Err
	}
	return err
}
